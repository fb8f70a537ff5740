'use client'
import { slowestCompression, type DrillCatalogue, type Timeline, type TimelineEntryView } from '@understudy/continuity'
import { Button, Dialog, Field, FieldGrid, formatNumber, Notice, Select, TextInput, useUi, type Language } from '@understudy/ui'
import { WhatItWillDo } from './what-it-will-do'

export interface StartDrillFormProps {
  catalogue: DrillCatalogue
  entry: TimelineEntryView | undefined
  /** As it stands in the field. */
  compression: string
  reason: string
  errors: { compression?: string | undefined; reason?: string | undefined; root?: string | undefined }
  isSending: boolean
  onChange: (change: { name?: string; compression?: string; reason?: string }) => void
  onSubmit: () => void
  onClose: () => void
}

/** Which timeline and how fast; then what it will do, before anything is done. A refusal locks the act and says why. */
export function StartDrillForm(props: StartDrillFormProps) {
  const { catalogue, entry, compression, reason, errors, isSending, onChange, onSubmit, onClose } = props
  const { language } = useUi()
  const refusal = entry?.refusal ?? (entry ? null : 'There is no timeline in config/drills.')
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Run a drill"
      description="Breaks the sandbox AWS as a timeline says, with callers of its own, and judges what comes of it."
      onSubmit={onSubmit}
      footnote="Stop it at any time: the faults are repaired at once."
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isSending} disabledReason={refusal}>
            Start {entry?.timeline?.title ?? 'the drill'}
          </Button>
        </>
      }
    >
      <FieldGrid columns={2}>
        <Field label="Timeline">
          <Select
            value={entry?.name ?? ''}
            onChange={({ target }) => onChange({ name: target.value })}
            options={catalogue.timelines.map(({ name, timeline, problem }) => ({
              value: name,
              label: timeline?.title ?? `${name}: its file cannot be used`,
              isDisabled: problem !== null,
            }))}
          />
        </Field>
        <Field
          label="Times as fast as its own clock"
          hint={entry?.timeline ? speedWords(entry.timeline, entry.fastest, language) : undefined}
          error={errors.compression}
        >
          <TextInput inputMode="decimal" value={compression} onChange={({ target }) => onChange({ compression: target.value })} />
        </Field>
      </FieldGrid>
      {entry?.timeline && <WhatItWillDo entry={entry} timeline={entry.timeline} compression={Number(compression)} />}
      {refusal !== null && (
        <Notice tone="down" isAnnounced title="It cannot be played here.">
          {refusal}
        </Notice>
      )}
      {errors.root !== undefined && (
        <Notice tone="down" isAnnounced>
          {errors.root}
        </Notice>
      )}
      <Field label="Reason, goes to the audit trail" isOptional error={errors.reason}>
        <TextInput value={reason} maxLength={300} onChange={({ target }) => onChange({ reason: target.value })} />
      </Field>
    </Dialog>
  )
}

/** "84 to 14,400": an hour at most, a second for the shortest fault at least. */
const speedWords = (timeline: Timeline, fastest: number, language: Language): string =>
  `${formatNumber(slowestCompression(timeline), { language })} to ${formatNumber(fastest, { language })}`
