'use client'
import type { DrillSummary } from '@understudy/continuity'
import { formatDuration, formatNumber, missing, Status, Text, Time, type DataColumn, type Language } from '@understudy/ui'
import { byWords, isUnderWay, resultWord, stateSigns } from '../drill-words'

const besidePanel = new Set(['result', 'drill', 'when', 'rto', 'errors', 'differences'])

export const drillColumns = (language: Language, isNarrow: boolean): DataColumn<DrillSummary>[] =>
  allColumns(language).filter(({ id }) => !isNarrow || besidePanel.has(id))

function allColumns(language: Language): DataColumn<DrillSummary>[] {
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? missing : formatNumber(value, { language })
  return [
    {
      id: 'result',
      header: 'Result',
      inList: 'end',
      widthPx: 148,
      cell: (drill) => <Status status={stateSigns[drill.state].status}>{resultWord(drill)}</Status>,
    },
    { id: 'drill', header: 'Drill', inList: 'title', isRowLink: true, cell: ({ title }) => <Text isStrong>{title}</Text> },
    {
      id: 'when',
      header: 'When',
      inList: 'text',
      widthPx: 196,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    { id: 'by', header: 'By', inList: 'text', widthPx: 120, cell: byWords },
    {
      id: 'rto',
      header: 'RTO',
      align: 'right',
      inList: 'labelled',
      widthPx: 72,
      cell: (drill) => formatDuration(isUnderWay(drill) ? null : (drill.figures?.rtoMs ?? null), { language }),
    },
    {
      id: 'rpo',
      header: 'RPO',
      align: 'right',
      inList: 'hidden',
      widthPx: 56,
      cell: ({ figures }) => count(figures?.lost),
    },
    {
      id: 'errors',
      header: 'Errors',
      align: 'right',
      inList: 'labelled',
      widthPx: 68,
      cell: ({ figures }) => count(figures?.failed),
    },
    {
      id: 'differences',
      header: 'Differences',
      align: 'right',
      inList: 'hidden',
      widthPx: 96,
      cell: ({ figures }) => count(figures?.differences),
    },
  ]
}
