'use client'
import { Search } from 'lucide-react'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Icon } from '../sign/icon.tsx'

export type SearchInputProps = Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'type' | 'aria-label'> & {
  label: string
  after?: ReactNode
}

export function SearchInput({ label, after, placeholder = label, ...rest }: SearchInputProps) {
  return (
    <label className="search-field">
      <Icon>
        <Search />
      </Icon>
      <input {...rest} type="search" aria-label={label} placeholder={placeholder} />
      {after}
    </label>
  )
}
