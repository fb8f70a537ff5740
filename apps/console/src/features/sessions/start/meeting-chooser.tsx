'use client'
import { Field, formatNumber, Notice, Select, Stack, useUi } from '@understudy/ui'
import type { MeetingChoice } from './read-transcript'

/** A file with several meetings: one session takes one of them. */
export function MeetingChooser({
  meetings,
  onChoose,
}: {
  meetings: readonly MeetingChoice[]
  onChoose: (index: number) => void
}) {
  const { language } = useUi()
  return (
    <Stack gap={12}>
      <Notice title={`This file holds ${formatNumber(meetings.length, { language })} meetings.`}>
        A session summarises one. Only the one you choose is sent.
      </Notice>
      <Field label="Meeting">
        <Select
          defaultValue=""
          onChange={(event) => onChoose(Number(event.target.value))}
          options={[
            { value: '', label: 'Choose a meeting', isDisabled: true },
            ...meetings.map(({ index, turns, speakers, begins }) => ({
              value: String(index),
              label: `${index + 1}. ${turns} turns, ${speakers} speakers: “${begins.slice(0, 60)}…”`,
            })),
          ]}
        />
      </Field>
    </Stack>
  )
}
