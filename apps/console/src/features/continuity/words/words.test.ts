import { describe, expect, it } from 'vitest'
import { sampleCell, sampleMode, sampleRow, trippedCell, trippedRow } from '../testing-samples'
import { cellNote, cellWords } from './cell-words'
import { chartAnnotations } from './chart-annotations'
import { modeSentence } from './mode-words'
import { reasonWords } from './reason-words'
import { sideSign } from './side-sign'
import { worstFirst } from './worst-first'

const plain = (text: string | null) => text?.replaceAll('\u00A0', ' ')

describe('how a side stands', () => {
  it('says the breaker’s state in plain words', () => {
    expect(cellWords(trippedCell)).toEqual({ status: 'down', word: 'tripped' })
    expect(cellWords(sampleCell({ state: 'ready' }))).toEqual({ status: 'ok', word: 'ready' })
    expect(cellWords(sampleCell({ state: 'not_configured' })).status).toBeNull()
  })

  it('tells a slow side from a broken one', () => {
    const slow = { ...trippedCell, reason: { ...trippedCell.reason!, rule: 'slow_rate' as const, count: 34, of: 62 } }
    expect(cellWords(slow)).toEqual({ status: 'degraded', word: 'tripped, slow' })
  })

  it('says how much is let through, and never all before it is all', () => {
    expect(plain(cellWords(sampleCell({ state: 'returning', admittedShare: 0.999 })).word)).toBe('99 % let through')
  })

  it('shows the last error with its count, and none where the side serves', () => {
    expect(cellNote(trippedCell)).toBe('Connection refused ×1,204')
    expect(cellNote({ ...trippedCell, state: 'serving' })).toBeNull()
  })
})

it('says which rule was met, on what counts', () => {
  const reason = trippedCell.reason!
  expect(plain(reasonWords(reason))).toBe('5 writes in a row failed within 400 ms, seen by 3 processes')
  expect(
    plain(reasonWords({ ...reason, rule: 'slow_rate', kind: 'read', count: 34, of: 62, windowMs: 10_000, processes: 1 })),
  ).toBe('34 of 62 reads were slow within 10 s')
  expect(plain(reasonWords({ ...reason, rule: 'probes', kind: 'probe', count: 3, windowMs: 0, processes: 1 }))).toBe(
    '3 active probes in a row failed',
  )
})

describe('an order in words', () => {
  const style = { timeZone: 'Europe/Stockholm', nowMs: Date.parse('2026-11-21T02:12:00Z') }

  it('names who, for whom and until when', () => {
    expect(modeSentence(sampleMode(), style)).toBe('forced local by Ana Lindqvist until 14:00')
    expect(modeSentence(sampleMode({ tenant: { id: 't', slug: 'meetmind' }, mode: 'drain', expiresAt: null }), style)).toBe(
      'draining for meetmind by Ana Lindqvist until somebody releases it',
    )
  })

  it('says the day when it is not today', () => {
    expect(modeSentence(sampleMode({ expiresAt: new Date('2026-11-22T13:00:00Z') }), style)).toBe(
      'forced local by Ana Lindqvist until Sun 22 Nov 2026, 14:00',
    )
  })
})

it('gives the first region the full sign and the second one the hatched', () => {
  const chain = ['aws:us-east-1', 'aws:us-west-2', 'local']
  expect(chain.map((provider) => sideSign(provider, chain))).toEqual([
    { side: 'aws', name: 'us-east-1' },
    { side: 'aws2', name: 'us-west-2' },
    { side: 'local', name: 'local' },
  ])
})

it('orders ports by how bad it is, calm ones as they come', () => {
  const calm = sampleRow({ port: 'search' })
  const forced = sampleRow({ port: 'memory', modes: [sampleMode()], needsAttention: true })
  const dead = sampleRow({ port: 'models', servedBy: null })
  const ports = worstFirst([calm, sampleRow({ port: 'models' }), forced, trippedRow, dead]).map(({ port }) => port)
  expect(ports).toEqual(['models', 'objects', 'memory', 'search', 'models'])
})

describe('moves in a chart', () => {
  const from = Date.parse('2026-11-21T01:12:00Z')
  const to = Date.parse('2026-11-21T02:12:00Z')
  const at = (clock: string) => new Date(`2026-11-21T${clock}Z`)
  const range = { from, to, timeZone: 'Europe/Stockholm' }

  it('tells together what happened together', () => {
    const moves = [
      { kind: 'tripped', port: 'memory', at: at('01:47:14') },
      { kind: 'tripped', port: 'objects', at: at('01:47:11') },
      { kind: 'recovered', port: 'objects', at: at('02:05:00') },
    ] as const
    expect(chartAnnotations(moves, range).map(({ label }) => label)).toEqual([
      '02:47 objects, memory to local',
      '03:05 objects recovered',
    ])
  })

  it('says in one line what happened at the same moment', () => {
    const moves = [
      { kind: 'tripped', port: 'objects', at: at('01:47:11') },
      { kind: 'mode_set', port: 'memory', at: at('01:47:40') },
    ] as const
    expect(chartAnnotations(moves, range).map(({ label }) => label)).toEqual(['02:47 objects to local, memory under an order'])
  })

  it('tells less where there is less room, and nothing where there is none', () => {
    const moves = [
      { kind: 'tripped', port: 'objects', at: at('01:20:00') },
      { kind: 'mode_set', port: 'memory', at: at('01:20:20') },
      { kind: 'recovered', port: 'objects', at: at('01:25:00') },
      { kind: 'recovered', port: 'memory', at: at('02:11:00') },
    ] as const
    const labels = (widthPx: number) =>
      chartAnnotations(moves, { ...range, widthPx }).map(({ label, placement }) => `${label} ${placement}`)
    expect(labels(260)).toEqual(['02:20 objects to local right', ' right', '03:11 left'])
    expect(labels(900)).toEqual(['02:20 objects to local, memory under an order right', ' right', '03:11 memory recovered left'])
  })

  it('leaves out steps in between and what is outside the range', () => {
    const moves = [
      { kind: 'answering', port: 'objects', at: at('01:50:00') },
      { kind: 'tripped', port: 'objects', at: at('00:10:00') },
    ] as const
    expect(chartAnnotations(moves, range)).toEqual([])
  })
})
