import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { ModeEffect } from '@understudy/continuity'
import { renderUi } from '@understudy/ui/testing'
import { ForceModeForm, type ForceModeFormProps } from './force-mode-form'

const effect: ModeEffect = {
  now: { servedBy: 'aws', p95Ms: 118 },
  after: { servedBy: 'local', p95Ms: 14 },
  callsPerS: 41,
  writesPerS: 2.6,
  runningSessions: 14,
  waitingNow: 231,
  notReadable: 12_880,
  refusal: null,
}

const nowMs = Date.parse('2026-11-21T02:18:00Z')

function open(change: Partial<ForceModeFormProps> = {}) {
  const onSubmit = vi.fn()
  renderUi(
    <ForceModeForm
      choice={{ port: 'search', mode: 'force_local', tenant: null, reason: '', expiry: { kind: '2h', at: '' } }}
      onChange={() => undefined}
      effect={effect}
      errors={{}}
      nowMs={nowMs}
      isSending={false}
      onSubmit={onSubmit}
      onClose={() => undefined}
      {...change}
    />,
  )
  return { onSubmit, row: (name: RegExp) => screen.getByRole('row', { name }).textContent?.replaceAll('\u00A0', ' ') }
}

it('states the effect in numbers, the end on the button', () => {
  const { row, onSubmit } = open()
  expect(screen.getByRole('dialog', { name: 'Force search to local' })).toBeTruthy()
  expect(row(/Calls served/)).toBe('Calls servedAWS41/slocal41/s')
  expect(row(/Agent sessions/)).toBe('Agent sessions running1414 continue on local')
  expect(row(/Writes waiting/)).toBe('Writes waiting for AWS231231 wait, then 2.6/s more')
  fireEvent.click(screen.getByRole('button', { name: 'Force local until 05:18' }))
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('warns of what will not be readable, in its own word', () => {
  open()
  expect(screen.getByText(/12,880 records will answer “unavailable”/)).toBeTruthy()
})

it('does not warn where AWS answers', () => {
  open({ effect: { ...effect, now: { servedBy: 'local', p95Ms: 14 }, after: { servedBy: 'aws', p95Ms: 118 } } })
  expect(screen.queryByText(/unavailable/)).toBeNull()
})

it('shows why a guard rail refuses, and cannot be sent', () => {
  const refusal = 'us-east-1 is tripped. It would leave 118 calls/s without a side.'
  const { onSubmit } = open({ effect: { ...effect, refusal } })
  expect(screen.getByRole('alert').textContent).toContain(refusal)
  const act = screen.getByRole('button', { name: /Force local until/ })
  fireEvent.click(act)
  expect(act.getAttribute('aria-disabled')).toBe('true')
  expect(onSubmit).not.toHaveBeenCalled()
})

it('says beside the field that a reason is missing', () => {
  open({ errors: { reason: 'Say why in at least ten characters.' } })
  const field = screen.getByRole('textbox', { name: /Reason/ })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Say why in at least ten characters.')).toBeTruthy()
})
