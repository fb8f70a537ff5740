'use client'
import type { ReactNode } from 'react'
import { TextButton } from '../../primitive/action/text-button.tsx'
import { FilterChip, type FilterChipProps } from '../../primitive/input/filter-chip.tsx'
import { SearchInput } from '../../primitive/input/search-input.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type FilterBarProps = {
  search?: { label: string; value: string; onChange: (value: string) => void } | undefined
  filters?: readonly FilterChipProps[] | undefined
  /** At the right: a segment, a count. */
  after?: ReactNode
}

export function FilterBar({ search, filters = [], after }: FilterBarProps) {
  const { words } = useUi()
  const areSet = filters.filter((filter) => filter.values.length > 0)
  return (
    <div className="filter-bar" role="search">
      {search !== undefined && (
        <SearchInput label={search.label} value={search.value} onChange={(event) => search.onChange(event.target.value)} />
      )}
      {filters.map((filter) => (
        <FilterChip key={filter.name} {...filter} />
      ))}
      {areSet.length > 1 && (
        <TextButton onClick={() => areSet.forEach((filter) => filter.onChange([]))}>{words.clearAll}</TextButton>
      )}
      <span className="grow" />
      {after}
    </div>
  )
}
