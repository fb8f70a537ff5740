import { describe, expect, it } from 'vitest'
import type { PlatformOverview } from '@understudy/observe'
import { answersOf } from './answers-of'

const provider = (port: 'objects' | 'memory', side: 'aws' | 'local', state: 'ok' | 'down' | 'not_configured') => ({
  port,
  side,
  provider: side === 'aws' ? 'aws:us-east-1' : 'local',
  state,
  detail: null,
  lastError: null,
  checkedAt: new Date(0),
  changedAt: new Date(0),
})

const overview = (change: Partial<PlatformOverview>): PlatformOverview => ({
  from: new Date(0),
  to: new Date(1),
  runs: { queued: 0, running: 0, waiting: 0, succeeded: 0, failed: 0, stopped: 0 },
  calls: { total: 0, aws: 0, local: 0, refused: 0, failed: 0, lastFailedAt: null },
  bySide: { bucketMs: 1, points: [] },
  latency: { bucketMs: 1, ports: [] },
  changes: [],
  providers: [provider('objects', 'aws', 'ok'), provider('objects', 'local', 'ok')],
  shares: [],
  tenants: { total: 3, active: 0, needingAttention: [] },
  ...change,
})

describe('answersOf', () => {
  it('is calm when everything answers', () => {
    expect(answersOf(overview({})).wrong).toMatchObject({ status: 'ok', title: 'Nothing' })
  })

  it('does not call a side that is not configured down', () => {
    const providers = [provider('objects', 'aws', 'not_configured'), provider('objects', 'local', 'ok')]
    expect(answersOf(overview({ providers })).wrong.status).toBe('ok')
  })

  it('tells one side down from no side at all', () => {
    const oneSide = [provider('objects', 'aws', 'down'), provider('objects', 'local', 'ok')]
    const noSide = [provider('memory', 'aws', 'down'), provider('memory', 'local', 'down')]
    expect(answersOf(overview({ providers: oneSide })).wrong.status).toBe('degraded')
    expect(answersOf(overview({ providers: [...oneSide, ...noSide] })).wrong).toMatchObject({
      status: 'down',
      proof: 'No side answers for memory.',
    })
  })

  it('says unknown before anybody has looked', () => {
    expect(answersOf(overview({ providers: [] })).wrong.status).toBe('unknown')
  })

  it('names both sides only when both served', () => {
    const calls = { total: 4, aws: 3, local: 1, refused: 0, failed: 0, lastFailedAt: null }
    expect(answersOf(overview({ calls })).serving.title.replace(/\u00a0|\u202f/g, ' ')).toBe('AWS 75 %, local 25 %')
    expect(answersOf(overview({ calls: { ...calls, aws: 0 } })).serving.title).toBe('Local, all calls')
  })
})
