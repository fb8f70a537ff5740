'use client'
import { FilterBar, Segmented, Text, type SelectOption } from '@understudy/ui'
import { modeTitles } from '../words/mode-words'
import { servedByFilters, stateFilters, type ServedByFilter, type StateFilter } from './filter-ports'
import type { MatrixView } from './use-matrix-view'

const stateLabels: Record<StateFilter, string> = {
  attention: 'needs attention',
  tripped: 'tripped or down',
  returning: 'on its way back',
  throttled: 'throttled',
  partial: 'partial',
  calm: 'calm',
}
const servedByLabels: Record<ServedByFilter, string> = { aws: 'AWS', local: 'local', none: 'nobody' }
const modeLabels = { auto: 'Auto', ...modeTitles }
type Mode = keyof typeof modeLabels

const optionsOf = <Value extends string>(values: readonly Value[], labels: Record<Value, string>): SelectOption[] =>
  values.map((value) => ({ value, label: labels[value] }))
const modes: readonly Mode[] = ['auto', 'force_local', 'force_aws', 'drain', 'observe']

export function MatrixFilterBar({ view: { view, set }, shown }: { view: MatrixView; shown: string }) {
  const isMatrix = view.view === 'matrix'
  return (
    <FilterBar
      filters={
        isMatrix
          ? [
              {
                name: 'State',
                options: optionsOf(stateFilters, stateLabels),
                values: view.state,
                isMultiple: true,
                onChange: (values) => void set({ state: stateFilters.filter((state) => values.includes(state)) }),
              },
              {
                name: 'Served by',
                options: optionsOf(servedByFilters, servedByLabels),
                values: view.by === null ? [] : [view.by],
                onChange: (values) => void set({ by: servedByFilters.find((side) => side === values[0]) ?? null }),
              },
              {
                name: 'Mode',
                options: optionsOf(modes, modeLabels),
                values: view.mode === null ? [] : [view.mode],
                onChange: (values) => void set({ mode: modes.find((mode) => mode === values[0]) ?? null }),
              },
            ]
          : []
      }
      after={
        <>
          <span className="not-small">
            <Text size="small" tone="quietest">
              {shown}
            </Text>
          </span>
          <Segmented
            label="View"
            value={view.view}
            onChange={(next) => void set({ view: next, cell: null })}
            segments={[
              { value: 'matrix', label: 'Matrix' },
              { value: 'timeline', label: 'Timeline' },
            ]}
          />
        </>
      }
    />
  )
}
