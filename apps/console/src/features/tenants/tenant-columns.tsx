import type { TenantSummary } from '@understudy/tenants'
import { formatNumber, formatPercent, Stack, Status, Text, Time, type DataColumn } from '@understudy/ui'

export const tenantColumns: readonly DataColumn<TenantSummary>[] = [
  {
    id: 'name',
    header: 'Tenant',
    isSortable: true,
    cell: ({ name, domain }) => (
      <Stack gap={0}>
        <Text isStrong>{name}</Text>
        <Text size="small" tone="quietest">
          {domain}
        </Text>
      </Stack>
    ),
  },
  {
    id: 'runs',
    header: 'Runs, 24 h',
    inList: 'end',
    cell: ({ runsFailed24h }) =>
      runsFailed24h > 0 ? <Status status="down">{runsFailed24h} failed</Status> : <Text tone="quiet">none failed</Text>,
  },
  { id: 'members', header: 'Members', align: 'right', inList: 'hidden', cell: ({ members }) => formatNumber(members) },
  { id: 'agents', header: 'Agents on', align: 'right', inList: 'hidden', cell: ({ agents }) => formatNumber(agents) },
  { id: 'sessions', header: 'Sessions', align: 'right', inList: 'labelled', cell: ({ sessions }) => formatNumber(sessions) },
  {
    id: 'calls',
    header: 'Calls, 24 h',
    align: 'right',
    inList: 'hidden',
    cell: ({ calls24h }) => formatNumber(calls24h),
  },
  {
    id: 'local',
    header: 'Served by local',
    align: 'right',
    inList: 'hidden',
    cell: ({ calls24h, callsLocal24h }) => formatPercent(calls24h === 0 ? null : callsLocal24h / calls24h),
  },
  {
    id: 'tokens',
    header: 'Tokens, 30 d',
    align: 'right',
    inList: 'hidden',
    cell: ({ tokens30d }) => formatNumber(tokens30d),
  },
  {
    id: 'activity',
    header: 'Last activity',
    align: 'right',
    inList: 'labelled',
    isSortable: true,
    cell: ({ lastActivityAt }) => (lastActivityAt ? <Time at={lastActivityAt} /> : '–'),
  },
  {
    id: 'created',
    header: 'Since',
    align: 'right',
    isSortable: true,
    inList: 'hidden',
    cell: ({ createdAt }) => <Time at={createdAt} show="day" />,
  },
]
