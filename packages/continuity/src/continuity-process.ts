import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { Breakers, type BreakerSettings } from '@understudy/resilience'
import type { Logger } from '@understudy/telemetry'
import { keyOf, type FleetState } from './fleet/fleet-state.ts'
import { FleetView } from './fleet/fleet-view.ts'
import type { PortChains } from './provider.ts'
import { WindowReporter } from './fleet/window-reporter.ts'
import { Gate } from './route/gate.ts'

export interface ContinuityProcessOptions {
  readonly db: Database
  readonly breakers?: Partial<BreakerSettings>
  /** For what counts as slow on each port. */
  readonly chains?: PortChains
  readonly clock: Clock
  readonly log: Logger
}

/** What every process that makes port calls has: its own breakers, the fleet's word, and the gate that goes by both. */
export class ContinuityProcess {
  readonly gate: Gate
  readonly fleet: FleetView
  readonly #reporter: WindowReporter

  constructor({ db, breakers: settings, chains, clock, log }: ContinuityProcessOptions) {
    const breakers = new Breakers({
      clock,
      ...(settings ? { defaults: settings } : {}),
      settingsOf: (key) => settingsFor(key, chains),
      onTransition: (transition) => this.#reporter.heard(transition),
    })
    this.#reporter = new WindowReporter({ db, breakers, clock, log })
    this.fleet = new FleetView({ db, clock, log, onWord: (word, before) => takeWord(breakers, word, before) })
    this.gate = new Gate({ clock, breakers, fleet: this.fleet })
  }

  async start(processId: string): Promise<void> {
    this.#reporter.start(processId)
    await this.fleet.start()
  }

  async stop(): Promise<void> {
    await this.fleet.stop()
    await this.#reporter.stop()
  }
}

/** Of what a call may take, the share after which it counts as slow. */
const SLOW_SHARE = 0.4
/** Milliseconds beyond a call's own limit after which its permit counts as lost. */
const PERMIT_GRACE_MS = 5_000

function settingsFor(key: string, chains: PortChains | undefined): Partial<BreakerSettings> {
  const timeoutMs = chains?.[key.split(' ')[0] as PortName]?.timeoutMs
  return timeoutMs === undefined ? {} : { slowMs: timeoutMs * SLOW_SHARE, permitDeadlineMs: timeoutMs + PERMIT_GRACE_MS }
}

/**
 * The fleet that takes a provider back takes it back for every process: what they counted before is no evidence any more. While it
 * is tripped the gate goes by the fleet's word, and this process's own breaker stands by for when that grows old.
 */
function takeWord(breakers: Breakers, word: FleetState, before: FleetState): void {
  if (word.state !== 'open' && before.state === 'open') breakers.adopt(keyOf(word.port, word.provider), { state: 'closed' })
}
