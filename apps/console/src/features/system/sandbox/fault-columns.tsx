import { sandboxFaults, sandboxServices, type SandboxFaultView } from '@understudy/observe'
import {
  Button,
  formatDuration,
  formatNumber,
  formatPercent,
  ShareBar,
  Stack,
  Text,
  Time,
  TwoLines,
  type DataColumn,
  type Denial,
} from '@understudy/ui'

interface Options {
  nowMs: number
  denied: Denial | undefined
  repairingId: string | undefined
  onRepair: (fault: SandboxFaultView) => void
}

const services = ({ ports }: SandboxFaultView): string => ports.map((port) => sandboxServices[port]).join(', ')

function Left({ fault: { startedAt, endsAt }, nowMs }: { fault: SandboxFaultView; nowMs: number }) {
  if (endsAt === null) return <>until repaired</>
  const leftMs = Math.max(0, endsAt.getTime() - nowMs)
  const text = formatDuration(Math.ceil(leftMs / 1_000) * 1_000)
  const wholeMs = Math.max(1, endsAt.getTime() - startedAt.getTime())
  return (
    <Stack gap={4}>
      <span>{text}</span>
      <ShareBar height="thin" whole={1} shares={[{ fill: 'ink', value: leftMs / wholeMs, label: `${text} left` }]} />
    </Stack>
  )
}

export function faultColumns({ nowMs, denied, repairingId, onRepair }: Options): DataColumn<SandboxFaultView>[] {
  return [
    {
      id: 'where',
      header: 'Active fault',
      cell: (fault) => <TwoLines title={services(fault)} detail={fault.ports.join(', ')} />,
    },
    {
      id: 'what',
      header: 'What',
      inList: 'text',
      cell: ({ fault, delayMs, reason }) => (
        <Stack gap={0}>
          <span>{sandboxFaults[fault].title}</span>
          <Text size="small" tone="quiet">
            {[delayMs === null ? sandboxFaults[fault].sentence : formatDuration(delayMs), reason].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
      ),
    },
    { id: 'share', header: 'Calls', align: 'right', inList: 'labelled', widthPx: 80, cell: ({ share }) => formatPercent(share) },
    {
      id: 'hits',
      header: 'Hits',
      align: 'right',
      inList: 'labelled',
      widthPx: 100,
      cell: ({ hits }) => (hits === null ? <Text tone="quiet">not seen</Text> : formatNumber(hits)),
    },
    {
      id: 'left',
      header: 'Left',
      align: 'right',
      inList: 'labelled',
      widthPx: 120,
      cell: (fault) => <Left fault={fault} nowMs={nowMs} />,
    },
    {
      id: 'by',
      header: 'By',
      inList: 'labelled',
      widthPx: 150,
      cell: ({ createdByName, startedAt }) => (
        <>
          {createdByName}, <Time at={startedAt} show="clock" />
        </>
      ),
    },
    {
      id: 'repair',
      header: 'Act',
      isHeaderHidden: true,
      align: 'right',
      inList: 'end',
      widthPx: 96,
      cell: (fault) => (
        <Button
          aria-label={`Repair ${services(fault)}: ${sandboxFaults[fault.fault].title}`}
          denied={denied}
          isBusy={repairingId === fault.id}
          onClick={() => onRepair(fault)}
        >
          Repair
        </Button>
      ),
    },
  ]
}
