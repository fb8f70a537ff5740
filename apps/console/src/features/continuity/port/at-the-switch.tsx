'use client'
import type { Cell, PortPage, TransitionView } from '@understudy/continuity'
import { EmptyState, formatDuration, formatNumber, KeyValues, Stack, Text, Time, useUi, type KeyValue } from '@understudy/ui'
import { reasonWords } from '../words/reason-words'
import { sideName } from '../words/side-sign'

interface Props {
  cell: Cell
  moved: TransitionView | undefined
  page: PortPage
}

/** Rule, counts and evidence of the last time that this side was tripped. */
export function AtTheSwitch({ cell, moved, page: { row } }: Props) {
  const { language } = useUi()
  const { reason } = cell
  const name = sideName(cell.provider)
  if (!reason)
    return <EmptyState title={`${name} was never tripped`}>The rules and what is counted now stand under “Live”.</EmptyState>
  const count = (value: number) => formatNumber(value, { language })
  const facts: KeyValue[] = [
    { key: 'Rule', value: reasonWords(reason) },
    {
      key: 'Counts',
      value: `${count(reason.count)} of ${count(reason.of)} ${reason.kind === 'probe' ? 'probes' : `${reason.kind}s`}`,
    },
    ...(reason.windowMs > 0 ? [{ key: 'Window', value: formatDuration(reason.windowMs, { isFine: true, language }) }] : []),
    { key: 'Evidence', value: reason.processes === 1 ? 'one process' : `${count(reason.processes)} processes` },
    { key: 'Last error', value: reason.lastError ?? '–' },
    { key: 'Epoch', value: count(cell.epoch) },
    ...(cell.nextProbeAt ? [{ key: 'Next probe', value: <Time at={cell.nextProbeAt} show="relative" /> }] : []),
  ]
  return (
    <Stack gap={12}>
      <Text as="p">
        {moved?.sentence ?? `${capital(reasonWords(reason))}, so ${name} was left alone.`}
        {row.servedBy &&
          ` ${row.servedBy === 'local' ? 'Local' : 'AWS'} serves ${formatNumber(row.callsPerS, { language, decimals: row.callsPerS < 10 ? 1 : 0 })} calls/s now.`}
      </Text>
      <KeyValues items={facts} />
    </Stack>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
