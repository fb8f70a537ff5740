'use client'
import { formatDuration, formatNumber, missing, Stack, Text, Time, type DataColumn, type Language } from '@understudy/ui'
import { RunStatusSign } from '../run-status'
import { ServedBySign } from '../served-by-sign'
import { lineOf, tookMs, type SessionRow } from './session-row'

/** Sessions as rows: how it stands, what it is about, who works, for how long, where, at what price. */
const columnsBesidePanel = new Set(['status', 'title', 'started', 'took', 'side'])

export const sessionColumns = (language: Language, nowMs: number, isNarrow: boolean): DataColumn<SessionRow>[] =>
  allColumns(language, nowMs).filter(({ id }) => !isNarrow || columnsBesidePanel.has(id))

const allColumns = (language: Language, nowMs: number): DataColumn<SessionRow>[] => [
  {
    id: 'status',
    header: 'Status',
    inList: 'end',
    widthPx: 108,
    cell: ({ lastRun }) => (lastRun ? <RunStatusSign status={lastRun.status} /> : <Text tone="quietest">no run</Text>),
  },
  {
    id: 'title',
    header: 'Session and result',
    inList: 'title',
    isRowLink: true,
    cell: (session) => (
      <Stack gap={0}>
        <Text isStrong isCut>
          {session.title}
        </Text>
        <Text size="small" tone={session.lastRun?.status === 'failed' ? 'down' : 'quiet'} isCut>
          {lineOf(session)}
        </Text>
      </Stack>
    ),
  },
  {
    id: 'agent',
    header: 'Agent',
    inList: 'hidden',
    widthPx: 108,
    cell: (session) => <Text tone="quiet">{session.agentKey}</Text>,
  },
  { id: 'who', header: 'Who', inList: 'hidden', widthPx: 140, cell: (session) => <Text isCut>{session.userName}</Text> },
  {
    id: 'started',
    header: 'Started',
    inList: 'hidden',
    align: 'right',
    widthPx: 76,
    cell: ({ lastRun }) => (lastRun?.startedAt ? <Time at={lastRun.startedAt} show="clock" /> : missing),
  },
  {
    id: 'took',
    header: 'Took',
    inList: 'end',
    align: 'right',
    widthPx: 92,
    cell: (session) => formatDuration(tookMs(session, nowMs), { language }),
  },
  {
    id: 'side',
    header: 'Served by',
    inList: 'text',
    widthPx: 116,
    cell: ({ calls }) => <ServedBySign counts={calls} isBrief />,
  },
  {
    id: 'tokens',
    header: 'Tokens',
    inList: 'hidden',
    align: 'right',
    widthPx: 76,
    cell: ({ lastRun }) =>
      lastRun && lastRun.tokensIn + lastRun.tokensOut > 0
        ? formatNumber(lastRun.tokensIn + lastRun.tokensOut, { language })
        : missing,
  },
]
