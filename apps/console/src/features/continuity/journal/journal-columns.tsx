'use client'
import type { JournalRow } from '@understudy/continuity'
import {
  formatDuration,
  formatNumber,
  formatPercent,
  missing,
  ShareBar,
  Status,
  Text,
  Time,
  type DataColumn,
  type Language,
  type StatusKind,
} from '@understudy/ui'

const states: Record<JournalRow['state'], { status: StatusKind; word: string }> = {
  waiting: { status: 'pending', word: 'waits for AWS' },
  replaying: { status: 'running', word: 'replaying' },
  held: { status: 'degraded', word: 'held' },
  comparing: { status: 'unknown', word: 'comparing' },
  different: { status: 'degraded', word: 'different' },
  converged: { status: 'ok', word: 'equal' },
}

/** Only a comparison tells whether both sides are equal. */
const stateWords = ({ state, comparedAt }: JournalRow) =>
  state === 'different' && comparedAt === null ? { status: 'unknown' as const, word: 'not compared yet' } : states[state]

export const rowKey = ({ tenant, port }: Pick<JournalRow, 'tenant' | 'port'>): string => `${tenant.slug}:${port}`

/** Of what was done and what waits; null where nothing was ever to be done. */
const shareDone = ({ done, waiting }: JournalRow): number | null => (done + waiting === 0 ? null : done / (done + waiting))

const toDecide = (count: number, tone: 'degraded' | 'down', language: Language) =>
  count === 0 ? (
    formatNumber(0, { language })
  ) : (
    <Text isStrong tone={tone}>
      {formatNumber(count, { language })}
    </Text>
  )

const besidePanel = new Set(['tenant', 'port', 'state', 'writes', 'conflicts', 'poisoned', 'differences'])

export const journalColumns = (language: Language, isNarrow: boolean): DataColumn<JournalRow>[] =>
  allColumns(language).filter(({ id }) => !isNarrow || besidePanel.has(id))

const allColumns = (language: Language): DataColumn<JournalRow>[] => {
  const count = (value: number) => formatNumber(value, { language })
  return [
    {
      id: 'tenant',
      header: 'Tenant',
      inList: 'title',
      isRowLink: true,
      cell: ({ tenant }) => <Text isStrong>{tenant.slug}</Text>,
    },
    { id: 'port', header: 'Port', inList: 'text', widthPx: 84, cell: ({ port }) => port },
    {
      id: 'state',
      header: 'State',
      inList: 'end',
      widthPx: 148,
      cell: (row) => {
        const { status, word } = stateWords(row)
        return <Status status={status}>{word}</Status>
      },
    },
    {
      id: 'bar',
      header: 'Progress',
      inList: 'hidden',
      widthPx: 96,
      cell: (row) => {
        const share = shareDone(row)
        if (share === null) return missing
        return <ShareBar whole={1} shares={[{ fill: 'local', value: share, label: formatPercent(share, language) }]} />
      },
    },
    {
      id: 'writes',
      header: 'Writes',
      align: 'right',
      inList: 'text',
      widthPx: 132,
      cell: ({ done, waiting }) => (
        <>
          {count(done)} <Text tone="quietest">of {count(done + waiting)}</Text>
        </>
      ),
    },
    {
      id: 'oldest',
      header: 'Oldest',
      align: 'right',
      inList: 'hidden',
      widthPx: 92,
      cell: ({ oldestAt }) => (oldestAt ? <Time at={oldestAt} show="relative" /> : missing),
    },
    {
      id: 'rate',
      header: 'Rate',
      align: 'right',
      inList: 'hidden',
      widthPx: 68,
      cell: ({ ratePerS, waiting }) => (waiting === 0 ? missing : `${formatNumber(ratePerS, { language, decimals: 1 })}/s`),
    },
    {
      id: 'left',
      header: 'Left',
      align: 'right',
      inList: 'hidden',
      widthPx: 92,
      cell: ({ leftMs }) => formatDuration(leftMs, { language }),
    },
    {
      id: 'conflicts',
      header: 'Conflicts',
      align: 'right',
      inList: 'hidden',
      widthPx: 76,
      cell: ({ conflicts }) => toDecide(conflicts, 'degraded', language),
    },
    {
      id: 'poisoned',
      header: 'Poisoned',
      align: 'right',
      inList: 'hidden',
      widthPx: 76,
      cell: ({ poisoned }) => toDecide(poisoned, 'down', language),
    },
    {
      id: 'differences',
      header: 'Different',
      align: 'right',
      inList: 'hidden',
      widthPx: 80,
      cell: ({ differences, comparedAt }) => (comparedAt ? toDecide(differences, 'degraded', language) : missing),
    },
  ]
}
