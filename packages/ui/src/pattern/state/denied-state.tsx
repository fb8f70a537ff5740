'use client'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { DenialText, type Denial } from '../../primitive/action/denial.tsx'
import { Icon } from '../../primitive/sign/icon.tsx'
import { BlankState } from './blank-state.tsx'

export type DeniedStateProps = { title: string; denial: Denial; children?: ReactNode; acts?: ReactNode }

/** A whole page or panel someone may not see: which right is missing, who can grant it. */
export function DeniedState({ title, denial, children, acts }: DeniedStateProps) {
  const text = (
    <>
      <DenialText denial={denial} /> {children}
    </>
  )
  return (
    <BlankState
      sign={
        <Icon>
          <Lock />
        </Icon>
      }
      title={title}
      text={text}
      acts={acts}
    />
  )
}
