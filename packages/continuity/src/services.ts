import type { DrillFacts } from './drills/drill-facts.ts'
import type { Gate } from './route/gate.ts'
import type { PortChains, Provider } from './provider.ts'
import type { JournalGauge } from './journal/alarms/journal-gauge.ts'
import type { RoutedPorts } from './routed-ports.ts'
import type { BreakerSettings } from '@understudy/resilience'
import type { WayBackSettings } from './fleet/way-back.ts'

/** What the pages about continuity need of the process that serves them. */
export interface ContinuityFacts {
  readonly providers: readonly Provider[]
  readonly chains: PortChains
  /** This process's own view: the same fleet and orders as everywhere, within a second. */
  readonly gate: Gate
  readonly drills: DrillFacts
  readonly journal: JournalGauge
  readonly thresholds: Partial<BreakerSettings> & WayBackSettings
}

declare module '@understudy/api' {
  interface ApiServices {
    readonly continuity: ContinuityFacts
    readonly ports: RoutedPorts
  }
}
