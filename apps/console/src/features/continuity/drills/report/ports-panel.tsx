'use client'
import type { DrillPort } from '@understudy/continuity'
import {
  DataTable,
  EmptyState,
  formatDuration,
  formatNumber,
  LinkText,
  Panel,
  Text,
  useUi,
  type DataColumn,
  type Language,
} from '@understudy/ui'

/** What callers of each port went through. */
export function PortsPanel({ ports }: { ports: readonly DrillPort[] }) {
  const { language } = useUi()
  return (
    <Panel title="By port" isFlush>
      <DataTable
        label="Figures by port"
        columns={columnsOf(language)}
        rows={ports}
        rowId={({ port }) => port}
        empty={<EmptyState title="No calls yet">Figures appear with the first calls.</EmptyState>}
      />
    </Panel>
  )
}

function columnsOf(language: Language): DataColumn<DrillPort>[] {
  const count = (value: number) => formatNumber(value, { language })
  const ms = (value: number | null) => formatDuration(value, { language })
  const numeric = (id: string, header: string, cell: (row: DrillPort) => string): DataColumn<DrillPort> => ({
    id,
    header,
    align: 'right',
    inList: 'labelled',
    cell,
  })
  return [
    {
      id: 'port',
      header: 'Port',
      inList: 'title',
      cell: ({ port }) => <LinkText href={`/continuity/${port}`}>{port}</LinkText>,
    },
    numeric('calls', 'Calls', ({ calls }) => count(calls)),
    {
      id: 'failed',
      header: 'Errors',
      align: 'right',
      inList: 'labelled',
      cell: ({ failed, reasons }) =>
        failed === 0 ? (
          count(0)
        ) : (
          <span title={reasons.map(({ reason, count: times }) => `${times} × ${reason}`).join(', ')}>
            <Text tone="down" isStrong>
              {count(failed)}
            </Text>
          </span>
        ),
    },
    numeric('aws', 'By AWS', ({ byAws }) => count(byAws)),
    numeric('local', 'By local', ({ byLocal }) => count(byLocal)),
    numeric('noticed', 'Noticed', ({ detectedMs }) => ms(detectedMs)),
    numeric('rto', 'RTO', ({ rtoMs }) => ms(rtoMs)),
    numeric('p95', 'p95', ({ p95Ms }) => ms(p95Ms)),
  ]
}
