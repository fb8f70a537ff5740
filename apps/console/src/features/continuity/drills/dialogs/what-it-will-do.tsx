'use client'
import { formatMoment, playedMs, type Timeline, type TimelineEntryView, type TimelineStep } from '@understudy/continuity'
import { formatDuration, formatNumber, formatPercent, KeyValues, Text, useUi, type Language } from '@understudy/ui'

interface Props {
  entry: TimelineEntryView
  timeline: Timeline
  compression: number
}

/** Calls a second of all the drill's own tenants on the ports that it rehearses here. */
const callsPerS = ({ load }: Timeline, ports: readonly string[]): number =>
  Object.values(load)
    .flatMap((byPort) => Object.entries(byPort))
    .filter(([port]) => ports.includes(port))
    .reduce((sum, [, { writesPerS, readsPerS }]) => sum + writesPerS + readsPerS, 0)

const stepWords = (step: TimelineStep, { startsAt }: Timeline, here: readonly string[], language: Language): string => {
  const share = step.share < 1 ? `, ${formatPercent(step.share, language)} of calls` : ''
  return `${formatMoment(step.atMs, startsAt)}–${formatMoment(step.untilMs, startsAt)} ${step.ports.filter((port) => here.includes(port)).join(', ')}: ${step.title}${share}`
}

/** The effect before the act: what is broken and for whom, how long, under which load, what becomes of it. */
export function WhatItWillDo({ entry, timeline, compression }: Props) {
  const { language } = useUi()
  const isSpeed = Number.isFinite(compression) && compression >= 1
  const tenants = Object.keys(timeline.load).length
  const leftOut = timeline.optionalPorts.filter((port) => !entry.ports.includes(port))
  // Where it cannot be played at all, the whole script is told.
  const here = entry.ports.length > 0 ? entry.ports : timeline.ports
  const stepsHere = timeline.steps.filter((step) => step.ports.some((port) => here.includes(port)))
  const hitsAll = stepsHere.some((step) => step.tenants.length === 0)
  return (
    <>
      <Text as="p" tone="quiet">
        {timeline.summary}
      </Text>
      <KeyValues
        items={[
          {
            key: 'Takes',
            value: isSpeed
              ? `${formatDuration(playedMs(timeline, compression), { language })} for ${formatDuration(timeline.durationMs, { language })}, and the way back`
              : 'a speed is missing',
          },
          {
            key: 'Breaks',
            value: (
              <>
                {stepsHere.map((step) => (
                  <Text as="div" key={`${step.atMs} ${step.title} ${step.ports.join()}`}>
                    {stepWords(step, timeline, here, language)}
                  </Text>
                ))}
              </>
            ),
          },
          {
            key: 'Load',
            value: `${formatNumber(callsPerS(timeline, entry.ports), { language })} calls/s by ${tenants === 1 ? 'a tenant' : `${tenants} tenants`} kept for drills`,
          },
          {
            key: 'Others',
            value: hitsAll
              ? 'every tenant on the sandbox meets the same outage, and is served locally meanwhile'
              : 'only the drill’s own tenants are hit',
          },
          { key: 'Afterwards', value: 'both sides are compared, and everything that the drill wrote is removed' },
          ...(leftOut.length > 0
            ? [{ key: 'Left out', value: `${leftOut.join(', ')}: the sandbox does not answer for them` }]
            : []),
        ]}
      />
    </>
  )
}
