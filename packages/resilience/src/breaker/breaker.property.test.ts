import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { ReferenceBreaker } from '../testing/reference-breaker.ts'
import type { CallKind, CallOutcome, Permit } from './permit.ts'

type Step =
  | { readonly does: 'acquire'; readonly kind: CallKind; readonly times: number }
  | { readonly does: 'settle'; readonly nth: number; readonly outcome: CallOutcome; readonly times: number }
  | {
      readonly does: 'call'
      readonly kind: CallKind
      readonly outcome: CallOutcome
      readonly everyMs: number
      readonly times: number
    }
  | { readonly does: 'probe'; readonly ok: boolean; readonly everyMs: number; readonly times: number }
  | { readonly does: 'mixed'; readonly kind: CallKind; readonly badEvery: number; readonly times: number }
  | { readonly does: 'wait'; readonly ms: number }
  | { readonly does: 'sweep' }

const is = <T extends string>(value: T) => fc.constant(value)
const kind = fc.constantFrom<CallKind>('read', 'write')
const times = fc.integer({ min: 1, max: 30 })
const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<CallOutcome>('success', 'failure') },
  { weight: 1, arbitrary: fc.constantFrom<CallOutcome>('slow', 'throttled', 'ignored', 'cancelled', 'unknown') },
)
const everyMs = fc.constantFrom(0, 10, 400, 1500, 9000)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: is('acquire'), kind, times }) },
  { weight: 3, arbitrary: fc.record({ does: is('settle'), nth: fc.nat(200), outcome, times: fc.nat(6) }) },
  { weight: 5, arbitrary: fc.record({ does: is('call'), kind, outcome, everyMs, times }) },
  { weight: 1, arbitrary: fc.record({ does: is('probe'), ok: fc.boolean(), everyMs, times: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ does: is('mixed'), kind, badEvery: fc.integer({ min: 2, max: 6 }), times: fc.integer({ min: 15, max: 120 }) },
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: is('wait'), ms: fc.constantFrom(1, 999, 1000, 9000, 30_000, 60_000, 130_000) }) },
  { weight: 1, arbitrary: fc.record({ does: is('sweep') }) },
)

/** The real breaker and the reference, given the same calls; every step ends with both in the same state. */
function openBeside(random: () => number) {
  let isAsking = false
  // 0.5 is no jitter. Only an acquire asks for other numbers, for the share; the reference takes its answer over.
  const { breakers, clock, transitions } = openBreakers({ random: () => (isAsking ? random() : 0.5) })
  const reference = new ReferenceBreaker(clock.monotonicMs())
  const out: { permit: Permit; call: ReturnType<ReferenceBreaker['admit']> }[] = []

  const acquire = (of: CallKind) => {
    reference.refresh(clock.monotonicMs())
    const { state, generation, isProbing, isProbeOut } = reference
    breakers.snapshot(KEY)
    isAsking = true
    const { permit, reason } = breakers.acquire(KEY, of)
    isAsking = false
    if (state === 'closed') expect(reason).toBeUndefined()
    if (state === 'open') expect(reason).toBe('open')
    if (isProbeOut) expect(reason).toBe('probe_running')
    if (!permit) return null
    expect(permit).toMatchObject({ key: KEY, kind: of, generation, isProbe: isProbing })
    const pair = { permit, call: reference.admit(of, clock.monotonicMs()) }
    out.push(pair)
    return pair
  }
  const settle = (pair: (typeof out)[number] | null | undefined, how: CallOutcome) => {
    if (!pair) return
    breakers.settle(pair.permit, how)
    reference.settle(pair.call, how, clock.monotonicMs())
    if (transitions.at(-1)?.cause === 'ramp' && reference.state === 'half_open') reference.close(clock.monotonicMs())
  }
  const take = (each: Step, nth: number) => {
    if (each.does === 'acquire') acquire(each.kind)
    else if (each.does === 'settle') settle(out[(each.nth + nth) % Math.max(1, out.length)], each.outcome)
    else if (each.does === 'wait') clock.advance(each.ms)
    else if (each.does === 'sweep') breakers.sweep()
    else if (each.does === 'mixed') settle(acquire(each.kind), nth % each.badEvery === 0 ? 'failure' : 'success')
    else {
      clock.advance(each.everyMs)
      if (each.does === 'call') settle(acquire(each.kind), each.outcome)
      else {
        breakers.probeResult(KEY, each.ok)
        reference.probeResult(each.ok, clock.monotonicMs())
      }
    }
  }
  const compare = () => {
    reference.refresh(clock.monotonicMs())
    const { state, generation, share, inFlight } = breakers.snapshot(KEY)
    expect({ state, generation }).toEqual({ state: reference.state, generation: reference.generation })
    expect(share >= 0 && share <= 1 && (state === 'closed') === (share === 1)).toBe(true)
    expect(inFlight).toBe(reference.calls.filter((call) => !call.isOver && call.generation === generation).length)
  }
  return { take, compare, transitions }
}

test('whatever happens, it stands where its rules say', () => {
  const reached = new Set<string>()
  const numbers = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }))
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), numbers, (steps, stream) => {
      const { take, compare, transitions } = openBeside(() => stream.next().value)
      for (const each of steps) {
        for (let nth = 0; nth < ('times' in each ? each.times : 1); nth++) take(each, nth)
        compare()
      }
      for (const { from, to, cause, evidence } of transitions) reached.add(`${from} → ${to}: ${evidence?.rule ?? cause}`)
    }),
    { numRuns: 300 },
  )
  // The steps do reach what they are meant to try.
  expect([...reached].sort()).toEqual(
    expect.arrayContaining([
      'closed → open: consecutive',
      'closed → open: failure_rate',
      'closed → open: failure_rate_large',
      'closed → open: probes',
      'closed → open: slow_rate',
      'half_open → closed: ramp',
      'half_open → open: consecutive',
      'half_open → open: probes',
      'open → half_open: probes',
      'open → half_open: waited',
    ]),
  )
})

test('never more than one probe is out, and every change of state is one generation', () => {
  const round = fc.tuple(outcome, fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 1, max: 20 }))
  fc.assert(
    fc.property(fc.array(round, { maxLength: 40 }), (rounds) => {
      const { breakers, clock, tripAndWait, transitions } = openBreakers()
      tripAndWait()
      for (const [how, ms, callers] of rounds) {
        const permits = Array.from({ length: callers }, () => breakers.acquire(KEY, 'read')).flatMap(({ permit }) => permit ?? [])
        expect(permits.filter(({ isProbe }) => isProbe).length).toBeLessThanOrEqual(1)
        for (const permit of permits) breakers.settle(permit, how)
        clock.advance(ms)
      }
      expect(transitions.map(({ generation }) => generation)).toEqual(transitions.map((_, nth) => nth + 2))
    }),
  )
})
