import { describe, expect, it } from 'vitest'
import type { AlarmWords, PortRow } from '@understudy/continuity'
import type { PlatformOverview } from '@understudy/observe'
import { sampleCell, sampleMode, sampleRow, trippedRow } from '@/features/continuity/testing-samples'
import { answersOf } from './answers-of'

const overview = (change: Partial<PlatformOverview> = {}): PlatformOverview => ({
  from: new Date(0),
  to: new Date(1),
  runs: { queued: 0, running: 0, waiting: 0, succeeded: 0, failed: 0, stopped: 0 },
  calls: { total: 0, aws: 0, local: 0, refused: 0, failed: 0, lastFailedAt: null },
  bySide: { bucketMs: 1, points: [] },
  latency: { bucketMs: 1, ports: [] },
  changes: [],
  providers: [],
  shares: [],
  tenants: { total: 3, active: 0, needingAttention: [] },
  ...change,
})
const calm = sampleRow()
const answers = (ports: PortRow[], change: Partial<PlatformOverview> = {}) =>
  answersOf(overview(change), { at: new Date(0), ports })
const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ')

describe('what is wrong', () => {
  it('is nothing when everything answers', () => {
    expect(answers([calm]).wrong).toMatchObject({ status: 'ok', title: 'Nothing' })
  })

  it('is a journal that refuses writes before a port that is down, and one that grows old before nothing', () => {
    const refusing = {
      tone: 'down',
      short: 'new writes are refused',
      title: 'New writes are refused.',
      text: 'Callers are told so.',
      runbook: 'disk-full',
    } as const
    const old = { ...refusing, tone: 'degraded', short: 'oldest write for AWS waits 25 min', title: 'Old.' } as const
    const wrong = (port: PortRow, alarm: AlarmWords) => answersOf(overview(), { at: new Date(0), ports: [port] }, [alarm]).wrong
    expect(wrong(trippedRow, refusing)).toEqual({
      status: 'down',
      title: 'New writes are refused',
      proof: 'Callers are told so.',
    })
    expect(wrong(trippedRow, old)).toMatchObject({ status: 'down', title: '1 port down in us-east-1' })
    expect(wrong(calm, old)).toEqual({
      status: 'degraded',
      title: 'Oldest write for AWS waits 25 min',
      proof: 'Callers are told so.',
    })
  })

  it('does not call a side that is not configured down', () => {
    const cells = [sampleCell({ state: 'not_configured' }), sampleCell({ provider: 'local', side: 'local' })]
    expect(answers([sampleRow({ cells })]).wrong.status).toBe('ok')
  })

  it('names the ports that are down, where, and why', () => {
    expect(answers([trippedRow, sampleRow({ port: 'search' })]).wrong).toEqual({
      status: 'down',
      title: '1 port down in us-east-1',
      proof: 'objects: Connection refused ×1,204. The other side serves.',
    })
  })

  it('tells no side at all before one side down', () => {
    const dead = sampleRow({ port: 'memory', servedBy: null, cells: [sampleCell({ state: 'down' })] })
    expect(answers([trippedRow, dead]).wrong).toMatchObject({ status: 'down', proof: 'No side answers for memory.' })
  })

  it('is degraded, not down, while a port is on its way back', () => {
    const cells = [sampleCell({ phase: 'comparing', state: 'serving' })]
    expect(answers([sampleRow({ cells })]).wrong).toMatchObject({ status: 'degraded', title: '1 port on the way back' })
  })

  it('does not call an order a trouble', () => {
    expect(answers([sampleRow({ port: 'memory', modes: [sampleMode()] })]).wrong).toEqual({
      status: 'ok',
      title: 'Nothing',
      proof: 'An order is in force for memory.',
    })
  })

  it('is not known before anybody has looked', () => {
    expect(answers([sampleRow({ cells: [sampleCell({ state: 'untested' })] })]).wrong.status).toBe('unknown')
  })
})

it('names both sides only when both served', () => {
  const calls = { total: 4, aws: 3, local: 1, refused: 0, failed: 0, lastFailedAt: null }
  expect(plain(answers([calm], { calls }).serving.title)).toBe('AWS 75 %, local 25 %')
  expect(answers([calm], { calls: { ...calls, aws: 0 } }).serving.title).toBe('Local, all calls')
})

describe('what would be lost', () => {
  it('counts what is stored here only, and what could not be read without AWS', () => {
    expect(plain(answers([trippedRow]).lost.proof)).toBe(
      '6,284 writes are stored on local only, until AWS has them. Without AWS, 41,204 records could not be read.',
    )
  })

  it('does not speak of an AWS that is not configured', () => {
    const cells = [sampleCell({ state: 'not_configured' }), sampleCell({ provider: 'local', side: 'local' })]
    expect(answers([sampleRow({ cells })]).lost.proof).toBe('Every write is stored here: AWS is not configured.')
  })

  it('says when AWS has everything', () => {
    expect(answers([calm]).lost.proof).toBe('AWS has every write. Without AWS, everything could be read.')
  })
})
