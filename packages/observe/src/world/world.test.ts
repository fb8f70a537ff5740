import { describe, expect, it } from 'vitest'
import type { ProviderHealthView, ProviderState } from '@understudy/continuity'
import { worldOf } from './world-of.ts'
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
const titleOf = (...findings: ProviderHealthView[][]) => worldWords(worldOf(findings.flat(), nowMs), nowMs).title

describe('the state of the world', () => {
  it('is all on AWS only when AWS answers for every port', () => {
    expect(titleOf(seen('objects', 'ok'), seen('memory', 'ok'))).toBe('All on AWS')
  })

  it('names the ports that local answers for, and says why', () => {
    const world = worldOf([seen('objects', 'down'), seen('search', 'not_configured'), seen('models', 'ok')].flat(), nowMs)
    expect(worldWords(world, nowMs)).toEqual({
      title: 'Partly local: objects, search',
      facts: ['1 of 3 ports on AWS', 'AWS does not answer for objects', 'AWS is not configured for search'],
    })
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

  it('names no port to a visitor', () => {
    const world = worldOf([seen('objects', 'ok'), seen('memory', 'down')].flat(), nowMs)
    expect(visitorWords(world, nowMs)).toEqual({ title: 'Partly local', facts: ['Signing in does not need AWS'] })
  })
})
