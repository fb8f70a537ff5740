import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { SandboxFaultView, SandboxStatus } from '@understudy/observe'
import { renderUi } from '@understudy/ui/testing'
import { SandboxView } from './sandbox-view'

const nowMs = Date.parse('2026-11-24T09:24:08Z')
const fault: SandboxFaultView = {
  id: '018f0000-0000-7000-8000-000000000000',
  ports: ['objects', 'memory'],
  fault: 'half_errors',
  share: 0.5,
  delayMs: null,
  reason: 'drill',
  createdByName: 'Ana',
  startedAt: new Date(nowMs - 60_000),
  endsAt: new Date(nowMs + 372_000),
  hits: 1_204,
  lastHitAt: null,
}
const running: SandboxStatus = {
  state: 'running',
  sentence: 'It answers.',
  ports: [
    { port: 'objects', isBreakable: true, reason: null },
    { port: 'memory', isBreakable: true, reason: null },
    { port: 'search', isBreakable: false, reason: 'OpenSearch is switched off.' },
  ],
  proxy: 'ok',
  faults: [],
  at: new Date(nowMs),
}

function open(change: Partial<Parameters<typeof SandboxView>[0]> = {}) {
  const onBreak = vi.fn()
  const onRepair = vi.fn()
  const props = { status: running, nowMs, denied: undefined, repairingId: undefined, isBreaking: false, breakError: undefined }
  renderUi(<SandboxView {...props} onBreak={onBreak} onRepair={onRepair} {...change} />)
  return { onBreak, onRepair }
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })

it('breaks the chosen ports, and says when it repairs itself', () => {
  const { onBreak } = open()
  fireEvent.click(button('Break'))
  expect(onBreak).not.toHaveBeenCalled()
  fireEvent.change(screen.getByLabelText('Fault'), { target: { value: 'half_errors' } })
  fireEvent.click(button('objects'))
  fireEvent.click(button('memory'))
  expect(screen.getByText(/repairs itself at 10:34/)).toBeTruthy()
  fireEvent.click(button('Break 2 ports'))
  expect(onBreak).toHaveBeenCalledWith({ ports: ['objects', 'memory'], fault: 'half_errors', share: 0.5, durationS: 600 })
})

it('breaks all that can be broken until it is repaired', () => {
  const { onBreak } = open()
  fireEvent.click(button('all'))
  fireEvent.click(screen.getByRole('radio', { name: 'until repaired' }))
  fireEvent.click(button('Break 2 ports'))
  expect(onBreak).toHaveBeenCalledWith({ ports: ['objects', 'memory'], fault: 'refuse', share: 1, durationS: null })
})

it('refuses a share that is none, and asks for none where all calls are hit', () => {
  const { onBreak } = open()
  fireEvent.click(button('objects'))
  fireEvent.change(screen.getByLabelText(/Share of calls/), { target: { value: '0' } })
  expect(screen.getByRole('alert').textContent).toBe('Above 0, up to 100.')
  fireEvent.click(button('Break 1 port'))
  expect(onBreak).not.toHaveBeenCalled()
  fireEvent.change(screen.getByLabelText('Fault'), { target: { value: 'empty_dns' } })
  expect((screen.getByLabelText(/Share of calls/) as HTMLInputElement).disabled).toBe(true)
})

it('shows what is broken, with hits and time left, and repairs it', () => {
  const { onRepair } = open({ status: { ...running, faults: [fault] } })
  const row = screen.getByRole('row', { name: /S3, AgentCore/ }).textContent?.replaceAll('\u00A0', ' ')
  expect(row).toMatch(/50 % errors.*1,204.*6 min 12 s.*Ana/)
  fireEvent.click(button(/^Repair S3, AgentCore/))
  expect(onRepair).toHaveBeenCalledWith(fault)
})

it('says which right is missing on every act', () => {
  const denied = { permission: 'platform.sandbox', grantedBy: 'A platform administrator' }
  const { onBreak, onRepair } = open({ denied, status: { ...running, faults: [fault] } })
  fireEvent.click(button('objects'))
  for (const act of [button('Break 1 port'), button(/^Repair S3/)]) {
    expect(act.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(act)
  }
  expect([onBreak.mock.calls, onRepair.mock.calls]).toEqual([[], []])
})

it('says why there is nothing to break, and why a port is missing', () => {
  open({ status: { ...running, state: 'off', sentence: 'Switched off by sandbox.enabled.' } })
  expect(screen.getAllByText('Switched off by sandbox.enabled.').length).toBeGreaterThan(0)
  expect(screen.getByText('OpenSearch is switched off.')).toBeTruthy()
  expect((button('search') as HTMLButtonElement).disabled).toBe(true)
})
