'use client'
import type { DrillReport } from '@understudy/continuity'
import { formatNumber, Panel, Stack, Text, useUi } from '@understudy/ui'

/** Findings that are told on the page. */
const LISTED = 8

/** The sentences of a report: notes, why calls failed, what the checker found. Nothing where there is nothing to say. */
export function WhatToLookAt({ report }: { report: DrillReport }) {
  const { language } = useUi()
  const { notes, ports, findings } = report
  const failures = ports.flatMap(({ port, reasons }) =>
    reasons.map(
      ({ reason, count }) =>
        `${formatNumber(count, { language })} ${count === 1 ? 'call' : 'calls'} of ${port} failed: ${reason}.`,
    ),
  )
  const found = findings
    .slice(0, LISTED)
    .map(({ kind, side, tenant, key, detail }) => `${capital(kind)} on ${side}: ${tenant} ${key}, ${detail}.`)
  const more = findings.length - LISTED
  const rest = more > 0 ? [`${formatNumber(more, { language })} more findings stand in the export.`] : []
  const sentences = [...notes, ...failures, ...found, ...rest]
  if (sentences.length === 0) return null
  return (
    <Panel title="What to look at">
      <Stack gap={8}>
        {sentences.map((sentence) => (
          <Text as="p" tone="quiet" key={sentence}>
            {sentence}
          </Text>
        ))}
      </Stack>
    </Panel>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
