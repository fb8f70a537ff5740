/**
 * How many calls may be under way at once, found out while they run. The defaults are those of Netflix's concurrency-limits
 * (Gradient2Limit, WindowedLimit) but for the bounds and the decrease, which fit one port's client of 50 sockets and our own AIMD.
 */
export interface LimitSettings {
  /** Calls at once to begin with, and never more than. The default leaves sockets for probes: a full pool looks like an outage. */
  readonly most: number
  /** Calls at once, however bad it gets: somebody must find out when it gets better. At least 1. */
  readonly least: number
  /** Latency may be this many times the usual before the limit falls. At least 1. */
  readonly tolerance: number
  /** Calls that a window of good latency aims above the limit, before `smoothing`: the queue that is put up with. */
  readonly queue: number
  /** How much of the way to its new value the limit goes in one window. Above 0, at most 1. */
  readonly smoothing: number
  /** What the limit is multiplied by when the other side asks for less. Above 0, below 1. */
  readonly decrease: number
  /** A window lasts at least so long, in milliseconds, … */
  readonly windowMs: number
  /** … and has at least so many answers. */
  readonly windowAnswers: number
  /** Windows that "usual" looks back over. */
  readonly usualWindows: number
}

export const DEFAULT_LIMIT_SETTINGS: LimitSettings = {
  most: 32,
  least: 4,
  tolerance: 1.5,
  queue: 4,
  smoothing: 0.2,
  decrease: 0.7,
  windowMs: 1000,
  windowAnswers: 10,
  usualWindows: 600,
}

/** The settings given, over the defaults. @throws RangeError where no limit could follow them */
export function withLimitSettings(given: Partial<LimitSettings>): LimitSettings {
  const settings = { ...DEFAULT_LIMIT_SETTINGS, ...given }
  const { most, least, tolerance, queue, smoothing, decrease, windowMs, windowAnswers, usualWindows } = settings
  const sound = {
    least: Number.isInteger(least) && least >= 1,
    most: Number.isInteger(most) && most >= least,
    tolerance: tolerance >= 1,
    queue: queue > 0,
    smoothing: smoothing > 0 && smoothing <= 1,
    decrease: decrease > 0 && decrease < 1,
    windowMs: windowMs > 0,
    windowAnswers: windowAnswers >= 1,
    usualWindows: usualWindows >= 1,
  }
  for (const [name, is] of Object.entries(sound))
    if (!is) throw new RangeError(`A limit cannot work with ${name} = ${settings[name as keyof LimitSettings]}.`)
  return settings
}
