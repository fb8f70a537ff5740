'use client'
import {
  DataTable,
  EmptyState,
  formatDuration,
  missing,
  Side,
  Status,
  Tag,
  Text,
  Time,
  useUi,
  type DataColumn,
  type Language,
} from '@understudy/ui'
import { sideOf, type ShownCall, type ShownStep } from '../model'
import { triesOf } from './tries'

interface CallsTableProps {
  calls: readonly ShownCall[]
  steps: readonly ShownStep[]
  openId: string | null
  onOpen: (id: string) => void
}

/** Every port call of a run: who answered, how long it took, what was tried before. */
export function CallsTable({ calls, steps, openId, onOpen }: CallsTableProps) {
  const { language } = useUi()
  return (
    <DataTable
      label="Port calls"
      columns={columnsOf(steps, language)}
      rows={calls}
      rowId={(call) => call.id}
      onOpen={(call) => onOpen(call.id)}
      {...(openId !== null && { openId })}
      empty={<EmptyState title="No port was called yet">A step that only computes calls none.</EmptyState>}
    />
  )
}

const columnsOf = (steps: readonly ShownStep[], language: Language): DataColumn<ShownCall>[] => {
  const titles = new Map(steps.map((step) => [step.key, step.title]))
  return [
    {
      id: 'call',
      header: 'Call',
      inList: 'title',
      cell: (call) => (
        <>
          <Text isMono>
            {call.port}.{call.operation}
          </Text>
          <Text as="div" size="small" tone="quietest">
            {(call.stepKey && titles.get(call.stepKey)) ?? 'outside a step'}
          </Text>
        </>
      ),
    },
    {
      id: 'side',
      header: 'Served by',
      inList: 'text',
      cell: (call) => (call.servedBy === null ? <Status status="down">nobody</Status> : <Side side={sideOf(call.servedBy)} />),
    },
    { id: 'outcome', header: 'Outcome', inList: 'text', cell: (call) => <CallOutcome call={call} /> },
    { id: 'tries', header: 'Tries before', inList: 'hidden', cell: (call) => triesOf(call) ?? missing },
    { id: 'at', header: 'At', inList: 'hidden', align: 'right', cell: (call) => <Time at={call.at} show="seconds" /> },
    {
      id: 'took',
      header: 'Took',
      inList: 'end',
      align: 'right',
      cell: (call) => formatDuration(call.durationMs, { isFine: true, language }),
    },
  ]
}

export function CallOutcome({ call }: { call: ShownCall }) {
  if (call.outcome === 'failed') return <Status status="down">{call.errorCode ?? 'failed'}</Status>
  if (call.outcome === 'refused') return <Text tone="quiet">{call.errorCode ?? 'refused'}</Text>
  if (call.degraded) return <Tag tone="degraded">degraded</Tag>
  return <Text tone="quiet">ok</Text>
}
