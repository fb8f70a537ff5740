import { describe, expect, it } from 'vitest'
import type { ProviderHealthView, ProviderState } from '@understudy/continuity'
import type { FleetState } from '@understudy/continuity/server'
import { worldOf as worldOfFacts, type WorldFacts } from './world-of.ts'
import { visitorWords, worldWords } from './world-words.ts'

const nowMs = Date.parse('2026-11-24T10:24:08Z')
const seen = (
  port: ProviderHealthView['port'],
  aws: ProviderState,
  local: ProviderState = 'ok',
  ageMs = 1_000,
): ProviderHealthView[] => {
  const at = new Date(nowMs - ageMs)
  const row = { port, detail: null, lastError: null, checkedAt: at, changedAt: at }
  return [
    { ...row, provider: 'aws:us-east-1', side: 'aws', state: aws },
    { ...row, provider: 'local', side: 'local', state: local },
  ]
}
const calm = { words: [], orders: [], waitingAws: 0, handedOver: 0, trippedAt: new Map() }
const worldOf = (findings: ProviderHealthView[], at: number, more: Partial<WorldFacts> = {}) => ({
  ...worldOfFacts({ ...calm, findings, ...more }, at),
  attention: { alarms: [], conflicts: 0, drill: null },
})
const wordOn = (port: FleetState['port'], given: Partial<FleetState>): FleetState => ({
  port,
  provider: 'aws:us-east-1',
  state: 'closed',
  share: 1,
  phase: 'none',
  epoch: 3,
  reason: null,
  nextProbeAt: null,
  changedAt: new Date(nowMs - 60_000),
  ...given,
})
const titleOf = (...findings: ProviderHealthView[][]) => worldWords(worldOf(findings.flat(), nowMs), nowMs).title

describe('the state of the world', () => {
  it('is all on AWS only when AWS answers for every port', () => {
    expect(titleOf(seen('objects', 'ok'), seen('memory', 'ok'))).toBe('All on AWS')
  })

  it('names the ports that local answers for, and says why', () => {
    const world = worldOf([seen('objects', 'down'), seen('search', 'not_configured'), seen('models', 'ok')].flat(), nowMs)
    const { title, facts } = worldWords(world, nowMs)
    expect(title).toBe('Partly local: objects, search')
    expect(facts[0]).toMatch(/^since /)
  })

  it('tells an AWS that is not configured from one that does not answer', () => {
    expect(titleOf(seen('objects', 'not_configured'))).toBe('All local: AWS is not configured')
    expect(titleOf(seen('objects', 'down'))).toBe('All local: AWS does not answer')
  })

  it('says when a port has no side at all', () => {
    expect(titleOf(seen('objects', 'ok'), seen('memory', 'down', 'down'))).toBe('No side answers for memory')
  })

  it('is not known when nobody has looked lately, and says how old the data is', () => {
    expect(titleOf(seen('objects', 'ok', 'ok', 90_000))).toBe('State not known, data 90 s old')
    expect(titleOf([])).toBe('State not known')
  })

  it('becomes unknown while a page keeps an old reading', () => {
    const world = worldOf(seen('objects', 'ok'), nowMs)
    expect(worldWords(world, nowMs + 60_000).title).toBe('State not known, data 61 s old')
  })

  it('forgets a provider that left the configuration', () => {
    expect(titleOf(seen('memory', 'down', 'down', 600_000), seen('objects', 'ok'))).toBe('All on AWS')
  })

  it('goes by the fleet’s word: a side that answers probes again does not serve before it is taken back', () => {
    const words = [wordOn('objects', { state: 'open', share: 0, phase: 'replaying' })]
    const world = worldOf(seen('objects', 'ok'), nowMs, {
      words,
      waitingAws: 38,
      handedOver: 62,
      trippedAt: new Map([['objects', new Date(nowMs - 90_000)]]),
    })
    expect(world.ports[0]).toMatchObject({ servedBy: 'local', since: new Date(nowMs - 90_000) })
    expect(world.recovering).toEqual({ ports: ['objects'], done: 62, total: 100, since: words[0]!.changedAt })
  })

  it('is recovering until both sides compared equal, also when all calls are back', () => {
    const on = (phase: FleetState['phase']) => worldOf(seen('objects', 'ok'), nowMs, { words: [wordOn('objects', { phase })] })
    expect(on('comparing')).toMatchObject({ ports: [{ servedBy: 'aws' }], recovering: { ports: ['objects'] } })
    expect(on('none').recovering).toBeNull()
  })

  it('shows an order as stronger than what answers', () => {
    const order = { id: 'o', port: 'objects', tenantId: null, mode: 'force_local', reason: 'drill', setByName: 'Ana' } as const
    const orders = [{ ...order, setAt: new Date(nowMs - 5_000), expiresAt: null, epoch: 1 }]
    const world = worldOf(seen('objects', 'ok'), nowMs, { orders })
    expect(world.ports[0]!.servedBy).toBe('local')
    expect(world.orders).toEqual([{ port: 'objects', mode: 'force_local', setByName: 'Ana', expiresAt: null }])
  })

  it('names no port to a visitor', () => {
    const world = worldOf([seen('objects', 'ok'), seen('memory', 'down')].flat(), nowMs)
    expect(visitorWords(world, nowMs)).toEqual({ title: 'Partly local', facts: ['Signing in does not need AWS'] })
  })
})
