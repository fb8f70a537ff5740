'use client'
import { useState } from 'react'
import type { ConflictDetail, PoisonedView } from '@understudy/continuity'
import { Checkbox, Field, FormDialog, Row, Text, TextArea } from '@understudy/ui'

interface Sent {
  isSending: boolean
  error: string | undefined
  onClose: () => void
}

interface WithReason extends Sent {
  onSubmit: (reason: string) => void
}

function ReasonField({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  return (
    <Field label="Reason, goes to the audit trail" isOptional>
      <TextArea rows={2} maxLength={500} value={reason} onChange={({ target }) => onChange(target.value)} />
    </Field>
  )
}

export function RestoreLoserDialog({ conflict, isSending, error, onSubmit, onClose }: WithReason & { conflict: ConflictDetail }) {
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title="Restore the loser"
      description={conflict.chain}
      submitLabel="Restore loser"
      isSubmitting={isSending}
      error={error}
      onSubmit={() => onSubmit(reason)}
      onClose={onClose}
    >
      <Text as="p">
        The version of {conflict.loser.side === 'aws' ? 'AWS' : 'local'} becomes the newest on both sides, as a new write. The
        winner is kept as the version before it.
      </Text>
      <ReasonField reason={reason} onChange={setReason} />
    </FormDialog>
  )
}

interface MergeProps extends Sent {
  conflict: ConflictDetail
  onSubmit: (text: string, reason: string) => void
}

export function MergeDialog({ conflict, isSending, error, onSubmit, onClose }: MergeProps) {
  const [text, setText] = useState(conflict.winnerText ?? '')
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title="Merge by hand"
      description={conflict.chain}
      submitLabel="Save as the new version"
      isSubmitting={isSending}
      error={error}
      onSubmit={() => onSubmit(text, reason)}
      onClose={onClose}
    >
      <Field
        label="New version, begins as the winner"
        hint="It becomes the newest on both sides; both versions are kept before it."
      >
        <TextArea isMono rows={14} maxLength={262_144} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <ReasonField reason={reason} onChange={setReason} />
    </FormDialog>
  )
}

export function GiveUpDialog({ write, isSending, error, onSubmit, onClose }: WithReason & { write: PoisonedView }) {
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title="Give this write up"
      description={`${write.operation} ${write.chain}`}
      submitLabel="Give up"
      isSubmitting={isSending}
      error={error}
      onSubmit={() => onSubmit(reason)}
      onClose={onClose}
    >
      <Text as="p">
        It is not tried again: {write.side === 'aws' ? 'AWS' : 'local'} never gets it. What was acknowledged stays readable on the
        other side, and the comparison goes on to show the difference.
      </Text>
      <ReasonField reason={reason} onChange={setReason} />
    </FormDialog>
  )
}

interface HoldProps extends WithReason {
  /** Ports that are not held yet. */
  free: readonly string[]
  ports: readonly string[]
  onPorts: (ports: readonly string[]) => void
  waiting: string
}

export function HoldDialog({ free, ports, onPorts, waiting, isSending, error, onSubmit, onClose }: HoldProps) {
  const [reason, setReason] = useState('')
  const toggle = (port: string) => onPorts(ports.includes(port) ? ports.filter((other) => other !== port) : [...ports, port])
  return (
    <FormDialog
      title="Hold replay"
      description="For all tenants, until somebody resumes it."
      submitLabel={ports.length === 0 ? 'Choose a port' : `Hold ${ports.join(', ')}`}
      isSubmitting={isSending}
      error={error}
      onSubmit={() => ports.length > 0 && onSubmit(reason)}
      onClose={onClose}
    >
      <Row gap={16} doesWrap>
        {free.map((port) => (
          <Checkbox key={port} label={port} checked={ports.includes(port)} onChange={() => toggle(port)} />
        ))}
        {free.length === 0 && <Text tone="quiet">Every port is held already.</Text>}
      </Row>
      <Text as="p">{waiting} for AWS stay here and none is lost; new ones join them. What is on its way now is finished.</Text>
      <ReasonField reason={reason} onChange={setReason} />
    </FormDialog>
  )
}
