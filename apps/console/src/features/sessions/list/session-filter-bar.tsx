'use client'
import { FilterBar, type SelectOption } from '@understudy/ui'
import { runStatuses } from '@understudy/runtime'
import { statusWords } from '../run-status'
import type { SessionFilters } from './session-filters'

const statusOptions: SelectOption[] = runStatuses.map((status) => ({ value: status, label: statusWords[status] }))

export function SessionFilterBar({
  filters: { filters, setFilters },
  agents,
}: {
  filters: SessionFilters
  agents: readonly string[]
}) {
  return (
    <FilterBar
      search={{
        label: 'Find by title or person',
        value: filters.q,
        onChange: (q) => void setFilters({ q: q === '' ? null : q }),
      }}
      filters={[
        {
          name: 'Status',
          options: statusOptions,
          values: filters.status,
          isMultiple: true,
          onChange: (values) => void setFilters({ status: runStatuses.filter((status) => values.includes(status)) }),
        },
        {
          name: 'Agent',
          options: agents.map((key) => ({ value: key, label: key })),
          values: filters.agent === null ? [] : [filters.agent],
          onChange: (values) => void setFilters({ agent: values[0] ?? null }),
        },
      ]}
    />
  )
}
