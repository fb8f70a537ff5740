/** What makes a breaker open, how long it stays so, and how it comes back. Rates are shares, 0 to 1; times are milliseconds. */
export interface BreakerSettings {
  /** Failures in a row, of reads or of writes. At least 1. */
  readonly consecutiveFailures: number
  /**
   * A run of failures is forgotten when none was added for so long: what failed before lunch and again after it is no outage.
   * As long as the first open time, for a breaker that had opened on the run's first failure would by now have tried again.
   */
  readonly consecutiveGapMs: number
  /** Share of failed calls in the window, once there are `failureRateCalls`. */
  readonly failureRate: number
  readonly failureRateCalls: number
  /** A lower share that is enough where there are many calls. */
  readonly failureRateLarge: number
  readonly failureRateLargeCalls: number
  /** Share of slow calls in the window, once there are `slowRateCalls`. */
  readonly slowRate: number
  readonly slowRateCalls: number
  /** A success that took longer counts as slow. Off (Infinity) unless set: no one number fits a cache and a model. */
  readonly slowMs: number
  /** Active probes failed in a row. */
  readonly failedProbes: number
  /** So many active probes succeeded in a row, spread over so long, end OPEN early. */
  readonly earlyEndProbes: number
  readonly earlyEndOverMs: number
  /** How long OPEN lasts the first time. Doubles with each opening until the breaker has stayed CLOSED for this long. */
  readonly openMs: number
  /** Where the doubling stops, before the jitter. */
  readonly openMaxMs: number
  /** OPEN lasts up to this share longer or shorter, so that processes do not come back together. Below 1. */
  readonly openJitter: number
  /** A permit that is not settled by then counts as a failure. */
  readonly permitDeadlineMs: number
  /** What HALF_OPEN adds to the admitted share in a second of good calls. Above 0. */
  readonly rampPerSecond: number
  /** What the admitted share is multiplied by when bad calls pass `rampBadRate`. */
  readonly rampFactor: number
  /** Share of failed, slow or throttled calls that HALF_OPEN puts up with. */
  readonly rampBadRate: number
}

export const DEFAULT_SETTINGS: BreakerSettings = {
  consecutiveFailures: 5,
  consecutiveGapMs: 60_000,
  failureRate: 0.5,
  failureRateCalls: 20,
  failureRateLarge: 0.2,
  failureRateLargeCalls: 100,
  slowRate: 0.5,
  slowRateCalls: 20,
  slowMs: Infinity,
  failedProbes: 3,
  earlyEndProbes: 3,
  earlyEndOverMs: 5000,
  openMs: 60_000,
  openMaxMs: 600_000,
  openJitter: 0.2,
  permitDeadlineMs: 30_000,
  rampPerSecond: 0.01,
  rampFactor: 0.7,
  rampBadRate: 0.01,
}

type Name = keyof BreakerSettings
const shares: readonly Name[] = ['failureRate', 'failureRateLarge', 'slowRate', 'rampPerSecond', 'rampFactor']
const sharesOrNone: readonly Name[] = ['openJitter', 'rampBadRate']

function isSound(name: Name, value: number): boolean {
  if (shares.includes(name)) return value > 0 && value <= 1
  if (sharesOrNone.includes(name)) return value >= 0 && value < 1
  if (name === 'earlyEndOverMs') return value >= 0
  return name.endsWith('Ms') ? value > 0 : Number.isInteger(value) && value >= 1
}

/** The settings given, over the base. @throws RangeError naming the first setting that makes no sense */
export function withSettings(base: BreakerSettings, given: Partial<BreakerSettings>): BreakerSettings {
  const merged = { ...base, ...given }
  for (const name of Object.keys(DEFAULT_SETTINGS) as Name[])
    if (!isSound(name, merged[name])) throw new RangeError(`A breaker cannot work with ${name} = ${merged[name]}.`)
  return merged
}
