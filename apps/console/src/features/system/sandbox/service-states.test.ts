import { expect, it } from 'vitest'
import type { SandboxFaultView, SandboxStatus } from '@understudy/observe'
import { serviceStates } from './service-states'

const nowMs = Date.parse('2026-11-24T10:24:08Z')
const fault = (more: Partial<SandboxFaultView>): SandboxFaultView => ({
  id: '018f0000-0000-7000-8000-000000000000',
  ports: ['objects'],
  fault: 'refuse',
  share: 1,
  delayMs: null,
  reason: null,
  createdByName: 'Ana',
  startedAt: new Date(nowMs - 60_000),
  endsAt: null,
  hits: 0,
  lastHitAt: null,
  ...more,
})
const status = (faults: SandboxFaultView[]): SandboxStatus => ({
  state: 'running',
  sentence: '',
  ports: [
    { port: 'objects', isBreakable: true, reason: null },
    { port: 'search', isBreakable: false, reason: 'Switched off.' },
  ],
  proxy: 'ok',
  faults,
  at: new Date(nowMs),
})
const objects = (...faults: SandboxFaultView[]) => {
  const [state] = serviceStates(status(faults), nowMs)
  return `${state?.status} ${state?.word.replaceAll('\u00A0', ' ')}`
}

it('says of each service what it does wrong now', () => {
  expect(objects()).toBe('ok works')
  expect(objects(fault({}))).toBe('down refuses')
  expect(objects(fault({ fault: 'half_errors', share: 0.5 }))).toBe('degraded 50 % errors')
  expect(objects(fault({ fault: 'reset', share: 0.3 }))).toBe('degraded resets 30 %')
  expect(objects(fault({ fault: 'latency' }))).toBe('degraded slow')
})

it('forgets a fault at its end, and one of another port', () => {
  expect(objects(fault({ endsAt: new Date(nowMs - 1) }))).toBe('ok works')
  expect(objects(fault({ endsAt: new Date(nowMs + 1) }))).toBe('down refuses')
  expect(objects(fault({ ports: ['memory'] }))).toBe('ok works')
})

it('shows the newest of several', () => {
  expect(objects(fault({ fault: 'html' }), fault({}))).toBe('down HTML')
})

it('says why the sandbox does not answer for a port', () => {
  expect(serviceStates(status([]), nowMs)[1]).toMatchObject({ status: 'pending', word: 'not here', reason: 'Switched off.' })
})
