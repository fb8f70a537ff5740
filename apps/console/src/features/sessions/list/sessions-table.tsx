'use client'
import { useRouter } from 'next/navigation'
import { useMemo, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { DataTable, Panel, Row, Text, TextButton, useUi, type More } from '@understudy/ui'
import { dayGroup } from './day-group'
import { sessionColumns } from './session-columns'
import type { SessionRow } from './session-row'
import { useSteadyRows } from '@/client/use-steady-rows'

interface SessionsTableProps {
  rows: readonly SessionRow[]
  hrefOf: (session: SessionRow) => string
  openId: string | null
  onOpen: (id: string) => void
  nowMs: number
  /** A panel stands beside the list: what the panel says is left out of it. */
  isNarrow: boolean
  /** Changes when another list is shown, so that nothing of the old one is held. */
  listKey: string
  isLoading: boolean
  more: More | undefined
  empty: ReactNode
  error: ReactNode
}

const idOf = (session: SessionRow): string => session.id

/** The list by day. A click opens the panel; Enter or a double click opens the session itself. */
export function SessionsTable({
  rows,
  hrefOf,
  openId,
  onOpen,
  nowMs,
  isNarrow,
  listKey,
  isLoading,
  more,
  empty,
  error,
}: SessionsTableProps) {
  const { language, timeZone } = useUi()
  const router = useRouter()
  const steady = useSteadyRows(rows, idOf, listKey)
  const columns = useMemo(() => sessionColumns(language, nowMs, isNarrow), [language, nowMs, isNarrow])
  const rowAt = (target: EventTarget): SessionRow | undefined => {
    const id = target instanceof Element ? target.closest('tr[data-row]')?.getAttribute('data-row') : null
    return steady.rows.find((row) => row.id === id)
  }
  const go = (row: SessionRow | undefined) => row && router.push(hrefOf(row))
  return (
    <div
      onPointerEnter={steady.hold}
      onPointerLeave={steady.release}
      onFocus={steady.hold}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) steady.release()
      }}
      onDoubleClick={(event: MouseEvent) => go(rowAt(event.target))}
      onKeyDownCapture={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLTableRowElement)) return
        event.preventDefault()
        event.stopPropagation()
        go(rowAt(event.target))
      }}
    >
      <Panel isFlush>
        <DataTable
          label="Sessions"
          columns={columns}
          rows={steady.rows}
          rowId={idOf}
          rowHref={hrefOf}
          onOpen={(row) => onOpen(row.id)}
          {...(openId !== null && { openId })}
          groupOf={(row) => dayGroup(row.lastActivityAt, nowMs, timeZone)}
          isLoading={isLoading}
          {...(more && { more })}
          empty={empty}
          error={error}
        />
      </Panel>
      <div role="status">
        {steady.waiting > 0 && (
          <Row>
            <Text size="small" tone="quiet">
              {steady.waiting === 1 ? '1 session changed its place.' : `${steady.waiting} sessions changed their place.`}
            </Text>
            <TextButton onClick={steady.refresh}>Show them</TextButton>
          </Row>
        )}
      </div>
    </div>
  )
}
