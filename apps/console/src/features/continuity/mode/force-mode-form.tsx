'use client'
import type { ReactNode } from 'react'
import type { ModeEffect } from '@understudy/continuity'
import { Button, Dialog, Field, FieldGrid, LoadingState, Notice, TextArea, useUi } from '@understudy/ui'
import { modeMeanings, modeTitles, untilWords } from '../words/mode-words'
import { ExpiryField } from './expiry-field'
import { expiryMs } from './expiry'
import { choiceTitle, type ModeChoice } from './mode-choice'
import { ModeEffectTable } from './mode-effect-table'
import { NotReadableNotice } from './not-readable-notice'

export interface ForceModeFormProps {
  choice: ModeChoice
  onChange: (change: Partial<ModeChoice>) => void
  /** Fields that choose the port, the mode, the tenant, where they are open. */
  chooser?: ReactNode
  effect: ModeEffect | undefined
  /** Beside the field it belongs to; `root` for none. */
  errors: Partial<Record<'reason' | 'expiresInS' | 'root', string>>
  nowMs: number
  isSending: boolean
  onSubmit: () => void
  onClose: () => void
}

/** The effect first, then the reason and the end; a refusal stands where the numbers are and locks the act. */
export function ForceModeForm(props: ForceModeFormProps) {
  const { choice, onChange, chooser, effect, errors, nowMs, isSending, onSubmit, onClose } = props
  const { timeZone, language } = useUi()
  const endsMs = expiryMs(choice.expiry, nowMs, timeZone)
  const until = endsMs === null ? '' : ` until ${untilWords(new Date(endsMs), { timeZone, language, nowMs })}`
  const refusal = effect?.refusal ?? null
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={choiceTitle(choice)}
      description={`${choice.tenant ? `For ${choice.tenant} only` : 'All tenants'}. ${modeMeanings[choice.mode]}`}
      onSubmit={onSubmit}
      footnote="Undo at any time: set auto. Reaches every process within 1 s."
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isSending} disabledReason={refusal}>
            {`${modeTitles[choice.mode]}${until}`}
          </Button>
        </>
      }
    >
      {chooser}
      {effect ? <ModeEffectTable effect={effect} mode={choice.mode} /> : <LoadingState shape="rows" count={5} />}
      {refusal !== null && (
        <Notice tone="down" isAnnounced title={`${modeTitles[choice.mode]} is refused.`}>
          {refusal}
        </Notice>
      )}
      {effect && refusal === null && <NotReadableNotice effect={effect} />}
      {errors.root && (
        <Notice tone="down" isAnnounced>
          {errors.root}
        </Notice>
      )}
      <FieldGrid columns={2}>
        <Field label="Reason, goes to the audit trail and the status bar" error={errors.reason}>
          <TextArea
            rows={3}
            maxLength={500}
            value={choice.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        </Field>
        <ExpiryField expiry={choice.expiry} onChange={(expiry) => onChange({ expiry })} nowMs={nowMs} error={errors.expiresInS} />
      </FieldGrid>
    </Dialog>
  )
}
