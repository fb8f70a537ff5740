'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo, type ReactNode } from 'react'
import { drillStates, type DrillList } from '@understudy/continuity'
import { portNames } from '@understudy/ports'
import { DataTable, EmptyState, FilterChip, Panel, useUi } from '@understudy/ui'
import { stateSigns } from '../drill-words'
import type { DrillsViewState } from '../use-drills-view'
import { drillColumns } from './drill-columns'

interface Props {
  list: DrillList
  view: DrillsViewState
  /** A panel stands beside the table. */
  isNarrow: boolean
  /** The first step, where there is no drill yet. */
  firstStep: ReactNode
}

/** Every drill, the newest first. A row opens its figures beside those of the one before it. */
export function DrillTable({ list, view: { view, set }, isNarrow, firstStep }: Props) {
  const { language } = useUi()
  const pathname = usePathname()
  const params = useSearchParams()
  const columns = useMemo(() => drillColumns(language, isNarrow), [language, isNarrow])
  const isFiltered = view.state !== null || view.port !== null
  const hrefOf = ({ id }: { id: string }): string => {
    const next = new URLSearchParams(params)
    next.set('open', id)
    next.delete('with')
    return `${pathname}?${next}`
  }
  return (
    <Panel
      title="Drills"
      count={list.total}
      subtitle="all in the sandbox, written by tenants of their own"
      isFlush
      acts={
        <>
          <FilterChip
            name="Result"
            options={drillStates.map((state) => ({ value: state, label: stateSigns[state].word }))}
            values={view.state === null ? [] : [view.state]}
            onChange={(values) => void set({ state: drillStates.find((state) => state === values[0]) ?? null })}
          />
          <FilterChip
            name="Port"
            options={portNames.map((port) => ({ value: port, label: port }))}
            values={view.port === null ? [] : [view.port]}
            onChange={(values) => void set({ port: portNames.find((port) => port === values[0]) ?? null })}
          />
        </>
      }
    >
      <DataTable
        label="Drills"
        columns={columns}
        rows={list.drills}
        rowId={({ id }) => id}
        rowHref={hrefOf}
        onOpen={({ id }) => void set({ open: id, with: null }, { history: 'push' })}
        {...(view.open !== null && { openId: view.open })}
        empty={
          isFiltered ? (
            <EmptyState title="No drill matches">Choose another result or port above.</EmptyState>
          ) : (
            <EmptyState title="Nothing was rehearsed yet" acts={firstStep}>
              A drill breaks the sandbox AWS as a timeline says, under load of its own, and tells whether what Understudy promises
              held.
            </EmptyState>
          )
        }
      />
    </Panel>
  )
}
