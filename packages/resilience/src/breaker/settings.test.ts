import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, withSettings, type BreakerSettings } from './settings.ts'

type Edges = Partial<Record<keyof BreakerSettings, { readonly taken: number[]; readonly refused: number[] }>>

const each = (names: (keyof BreakerSettings)[], taken: number[], refused: number[]): Edges =>
  Object.fromEntries(names.map((name) => [name, { taken, refused }]))

const edges: Edges = {
  ...each(['failureRate', 'failureRateLarge', 'slowRate', 'rampPerSecond', 'rampFactor'], [0.001, 1], [0, 1.001]),
  ...each(['openJitter', 'rampBadRate'], [0, 0.999], [-0.001, 1]),
  ...each(['earlyEndOverMs'], [0], [-1]),
  ...each(['consecutiveGapMs', 'slowMs', 'openMs', 'openMaxMs', 'permitDeadlineMs'], [0.5, Infinity], [0]),
  ...each(['consecutiveFailures', 'failureRateCalls', 'failureRateLargeCalls', 'slowRateCalls'], [1], [0, 1.5]),
  ...each(['failedProbes', 'earlyEndProbes'], [1], [0, 1.5]),
}

test('every setting is taken up to the edge of sense, and refused by name beyond it', () => {
  expect(Object.keys(edges).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort())
  for (const [name, { taken, refused }] of Object.entries(edges)) {
    for (const value of taken)
      expect(withSettings(DEFAULT_SETTINGS, { [name]: value })).toEqual({ ...DEFAULT_SETTINGS, [name]: value })
    for (const value of [...refused, Number.NaN])
      expect(() => withSettings(DEFAULT_SETTINGS, { [name]: value })).toThrow(
        new RangeError(`A breaker cannot work with ${name} = ${value}.`),
      )
  }
})

test('the defaults are those that the documentation names', () => {
  expect(DEFAULT_SETTINGS).toEqual({
    ...{ consecutiveFailures: 5, consecutiveGapMs: 60_000 },
    ...{ failureRate: 0.5, failureRateCalls: 20, failureRateLarge: 0.2, failureRateLargeCalls: 100 },
    ...{ slowRate: 0.5, slowRateCalls: 20, slowMs: Infinity },
    ...{ failedProbes: 3, earlyEndProbes: 3, earlyEndOverMs: 5000 },
    ...{ openMs: 60_000, openMaxMs: 600_000, openJitter: 0.2, permitDeadlineMs: 30_000 },
    ...{ rampPerSecond: 0.01, rampFactor: 0.7, rampBadRate: 0.01 },
  })
})
