'use client'
import { FilterBar, type FilterChipProps } from '@understudy/ui'
import { useMe } from '@/features/shell/use-me'
import type { AuditEventRow, AuditTitles } from './audit-event'
import { ranges, type AuditFilters, type Range } from './audit-view'

interface Props {
  view: AuditFilters
  setView: (wanted: { [Key in keyof AuditFilters]?: AuditFilters[Key] | null }) => void
  titles: AuditTitles
  scope: 'tenant' | 'platform'
  /** Names for the people and things that the filters know by id. */
  rows: readonly AuditEventRow[]
}

const rangeLabels: Record<Range, string> = { hour: 'last hour', day: 'last 24 h', week: 'last 7 days', month: 'last 30 days' }

export function AuditFilterBar({ view, setView, titles, scope, rows }: Props) {
  const { tenants } = useMe()
  const who = uniqueBy(
    rows.map(({ actor }) => ({ value: actor.id, label: actor.name })),
    view.actor,
  )
  const on = uniqueBy(
    rows.map(({ entity }) => ({ value: entity.id, label: entity.name })),
    view.entity,
  )
  const one = (values: readonly string[]) => values[0] ?? null
  const filters: FilterChipProps[] = [
    {
      name: 'When',
      options: ranges.map((value) => ({ value, label: rangeLabels[value] })),
      values: view.range ? [view.range] : [],
      onChange: (values) => setView({ range: ranges.find((range) => range === values[0]) ?? null, from: null, to: null }),
    },
    ...(scope === 'platform'
      ? [
          {
            name: 'Tenant',
            options: [
              { value: 'platform', label: 'Platform' },
              ...tenants.map(({ slug, name }) => ({ value: slug, label: name })),
            ],
            values: view.tenant ? [view.tenant] : [],
            onChange: (values: readonly string[]) => setView({ tenant: one(values) }),
          },
        ]
      : []),
    { name: 'Who', options: who, values: view.actor ? [view.actor] : [], onChange: (values) => setView({ actor: one(values) }) },
    {
      name: 'Action',
      isMultiple: true,
      options: Object.keys(titles).map((value) => ({ value, label: value })),
      values: view.action,
      onChange: (values) => setView({ action: [...values] }),
    },
    {
      name: 'Outcome',
      options: [
        { value: 'allowed', label: 'done' },
        { value: 'denied', label: 'refused' },
      ],
      values: view.outcome ? [view.outcome] : [],
      onChange: (values) => setView({ outcome: values[0] === 'denied' ? 'denied' : values[0] === 'allowed' ? 'allowed' : null }),
    },
    ...(view.entity
      ? [
          {
            name: 'On',
            options: on,
            values: [view.entity],
            onChange: (values: readonly string[]) => setView({ entity: one(values), kind: null }),
          },
        ]
      : []),
  ]
  return (
    <FilterBar
      search={{ label: 'Find an event', value: view.q, onChange: (value) => setView({ q: value || null }) }}
      filters={filters}
    />
  )
}

interface Option {
  value: string
  label: string
}

/** What a link filters by is offered too, also while no row with it is shown. */
const uniqueBy = (options: readonly Option[], chosen: string | null): Option[] => [
  ...new Map(
    [...(chosen ? [{ value: chosen, label: chosen }] : []), ...options].map((option) => [option.value, option]),
  ).values(),
]
