import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcome, step } from '../testing/breaker-steps.ts'
import { openBeside } from '../testing/open-beside.ts'
import { KEY, openBreakers } from '../testing/open-breakers.ts'

const everyRule = ['consecutive', 'failure_rate', 'failure_rate_large', 'slow_rate'].flatMap((rule) =>
  ['read', 'write'].flatMap((kind) => ['closed', 'half_open'].map((from) => `${from} → open: ${rule} of ${kind}s`)),
)
const everyOther = [
  ...['closed → open: probes', 'half_open → open: probes', 'closed → open: adopted', 'half_open → open: adopted'],
  ...['half_open → open: the probe', 'half_open → closed: ramp', 'half_open → closed: adopted', 'half_open → closed: observed'],
  ...['open → half_open: waited', 'open → half_open: probes', 'open → half_open: adopted', 'closed → half_open: adopted'],
  ...['open → closed: adopted', 'open → closed: observed', 'the share grew', 'the share shrank'],
  ...['a call ended in a later generation', 'ten generations'],
]

test('whatever happens, it stands where its rules say', () => {
  const reached = new Map<string, number>()
  const reach = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1)
  const numbers = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }))
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), numbers, (steps, stream) => {
      const { take, compare, transitions, share, lateCalls } = openBeside(() => stream.next().value)
      for (const each of steps) {
        for (let nth = 0; nth < ('times' in each ? each.times : 1); nth++) {
          const before = share()
          take(each, nth)
          if (before > 0 && before < 1 && share() > before) reach('the share grew')
          if (share() > 0 && share() < before && before < 1) reach('the share shrank')
        }
        compare()
      }
      for (const { from, to, cause, evidence } of transitions) {
        const why = evidence === null ? cause : `${evidence.rule} of ${evidence.kind}s`
        reach(`${from} → ${to}: ${evidence?.rule === 'probes' ? (evidence.kind === 'probe' ? 'probes' : 'the probe') : why}`)
      }
      if (lateCalls() > 0) reach('a call ended in a later generation')
      if ((transitions.at(-1)?.generation ?? 0) >= 10) reach('ten generations')
    }),
    { numRuns: 300 },
  )
  // The steps do reach what they are meant to try.
  const counts = [...reached].map(([what, times]) => `${what} ${times}×`).sort()
  expect(
    [...everyRule, ...everyOther].filter((what) => !reached.has(what)),
    `reached: ${counts.join(', ')}`,
  ).toEqual([])
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
