import assert from 'node:assert/strict'
import { expect } from 'vitest'
import type { CallKind, CallOutcome, Permit } from '../breaker/permit.ts'
import type { AdoptedState } from '../breaker/transition.ts'
import type { Step } from './breaker-steps.ts'
import { KEY, openBreakers } from './open-breakers.ts'
import { ReferenceBreaker } from './reference-breaker.ts'

/** The real breaker and the reference, given the same calls; every step ends with both in the same state. */
export function openBeside(random: () => number) {
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
    // Plain assertions: there are a million of these.
    if (state === 'closed') assert.equal(reason, undefined)
    if (state === 'open') assert.equal(reason, 'open')
    if (isProbeOut) assert.equal(reason, 'probe_running')
    if (!permit) return null
    assert.equal(permit.kind, of)
    assert.equal(permit.generation, generation)
    assert.equal(permit.isProbe, isProbing)
    const pair = { permit, call: reference.admit(of, clock.monotonicMs()) }
    out.push(pair)
    return pair
  }
  const settle = (pair: (typeof out)[number] | null | undefined, how: CallOutcome) => {
    if (!pair) return
    breakers.settle(pair.permit, how)
    reference.settle(pair.call, how, clock.monotonicMs())
  }
  const adopt = (adopted: AdoptedState) => {
    breakers.adopt(KEY, adopted)
    reference.adopt(adopted, clock.monotonicMs())
  }
  const take = (each: Step, nth: number) => {
    if (each.does === 'acquire') acquire(each.kind)
    else if (each.does === 'settle') settle(out[(each.nth + nth) % Math.max(1, out.length)], each.outcome)
    else if (each.does === 'wait') clock.advance(each.ms)
    else if (each.does === 'sweep') breakers.sweep()
    else if (each.does === 'adopt') adopt(each.adopted)
    else if (each.does === 'observe') {
      breakers.observe(KEY, each.on)
      reference.observe(each.on, clock.monotonicMs())
    } else if (each.does === 'mixed' || each.does === 'come_back') {
      if (each.does === 'come_back' && nth === 0)
        adopt(each.share < 1 ? { state: 'half_open', share: each.share } : { state: 'closed' })
      clock.advance(each.everyMs)
      settle(acquire(each.kind), nth % each.badEvery === 0 ? each.bad : 'success')
    } else {
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
    expect({ state, generation, share }).toEqual({
      state: reference.state,
      generation: reference.generation,
      share: expect.closeTo(reference.share, 9),
    })
    expect(inFlight).toBe(reference.calls.filter((call) => !call.isOver && call.generation === generation).length)
  }
  return { take, compare, transitions, share: () => reference.share, lateCalls: () => breakers.snapshot(KEY).lateCalls }
}
