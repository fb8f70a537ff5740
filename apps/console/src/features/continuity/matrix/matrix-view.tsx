'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import type { Matrix, ModeView, PortRow, Rehearsal } from '@understudy/continuity'
import { EmptyState, Panel, TextButton } from '@understudy/ui'
import { useSteadyRows } from '@/client/use-steady-rows'
import { providersIn } from '../words/providers-in'
import { worstFirst } from '../words/worst-first'
import { filterPorts } from './filter-ports'
import { MatrixTable } from './matrix-table'
import { cellId, type MatrixView as View } from './use-matrix-view'

interface Props {
  matrix: Matrix
  rehearsals: readonly Rehearsal[] | undefined
  view: View
  nowMs: number
  onRelease: (order: ModeView) => void
}

const portOf = ({ port }: PortRow): string => port

/** The matrix as filtered, worst first; rows keep their places while somebody points at them. */
export function MatrixView({ matrix, rehearsals, view: { view, set, areSet }, nowMs, onRelease }: Props) {
  const pathname = usePathname()
  const params = useSearchParams()
  const latest = useMemo(() => worstFirst(filterPorts(matrix.ports, view)), [matrix.ports, view])
  const steady = useSteadyRows(latest, portOf, `${view.state.join()} ${view.by} ${view.mode}`)
  const providers = useMemo(() => providersIn(matrix.ports), [matrix.ports])
  const hrefOfCell = (port: string, provider: string): string => {
    const next = new URLSearchParams(params)
    next.set('cell', cellId(port, provider))
    return `${pathname}?${next}`
  }
  if (areSet && latest.length === 0)
    return (
      <Panel>
        <EmptyState
          title="No port matches"
          acts={<TextButton onClick={() => void set({ state: null, by: null, mode: null })}>Show all ports</TextButton>}
        >
          Every port is on a state, a side or a mode other than those above.
        </EmptyState>
      </Panel>
    )
  return (
    <div
      onPointerEnter={steady.hold}
      onPointerLeave={steady.release}
      onFocus={steady.hold}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) steady.release()
      }}
    >
      <MatrixTable
        ports={steady.rows}
        rehearsals={rehearsals}
        providers={providers}
        openCell={view.cell}
        hrefOfCell={hrefOfCell}
        onOpenCell={(cell) => void set({ cell }, { history: 'push' })}
        nowMs={nowMs}
        onRelease={onRelease}
      />
    </div>
  )
}
