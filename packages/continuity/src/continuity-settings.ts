import type { UnderstudyConfig } from '@understudy/ports/server'
import { DEFAULT_LIMIT_SETTINGS, DEFAULT_SETTINGS, type BreakerSettings } from '@understudy/resilience'
import type { ProbePace } from './fleet/probe-row.ts'
import type { WayBackSettings } from './fleet/way-back.ts'

/** How a process decides, and how the fleet takes a side back. */
export interface ContinuitySettings {
  readonly breakers: Partial<BreakerSettings>
  readonly wayBack: WayBackSettings & { readonly pace: ProbePace }
  readonly routing: RoutingSettings
}

/** How calls are sent, beyond who gets them. */
export interface RoutingSettings {
  /** Calls of one process that are under way to one side of one port, at most; fewer while it is overloaded. */
  readonly callsAtOnce: number
  /** A read that takes longer than 95 of 100 of its kind is asked a second time. */
  readonly hedgesReads: boolean
}

export const defaultContinuitySettings: ContinuitySettings = {
  breakers: {},
  wayBack: {
    rampPerSecond: DEFAULT_SETTINGS.rampPerSecond,
    probes: DEFAULT_SETTINGS.earlyEndProbes,
    probesOverMs: DEFAULT_SETTINGS.earlyEndOverMs,
    failedProbes: DEFAULT_SETTINGS.failedProbes,
    pace: { calmMs: 5_000, alertMs: 500 },
  },
  routing: { callsAtOnce: DEFAULT_LIMIT_SETTINGS.most, hedgesReads: false },
}

/** As the installation's configuration says; the rest stays at the defaults. */
export function continuitySettings(config: UnderstudyConfig['continuity']): ContinuitySettings {
  const { consecutiveFailures, openMs, rampPerSecond, probeEveryMs, probesOverMs, callsAtOnce, hedgeReads } = config
  const { breakers, wayBack } = defaultContinuitySettings
  const pace = { calmMs: probeEveryMs, alertMs: Math.min(probeEveryMs, wayBack.pace.alertMs) }
  return {
    breakers: { ...breakers, consecutiveFailures, openMs, openMaxMs: openMs * 10, rampPerSecond },
    wayBack: { ...wayBack, rampPerSecond, probesOverMs, pace },
    routing: { callsAtOnce, hedgesReads: hedgeReads },
  }
}
