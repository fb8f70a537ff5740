import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import { Breakers, type BreakerSettings } from '@understudy/resilience'
import type { Logger } from '@understudy/telemetry'
import { keyOf, type FleetState } from './fleet/fleet-state.ts'
import { FleetView } from './fleet/fleet-view.ts'
import { WindowReporter } from './fleet/window-reporter.ts'
import { Gate } from './route/gate.ts'

export interface ContinuityProcessOptions {
  readonly db: Database
  readonly breakers?: Partial<BreakerSettings>
  readonly clock: Clock
  readonly log: Logger
}

/** What every process that makes port calls has: its own breakers, the fleet's word, and the gate that goes by both. */
export class ContinuityProcess {
  readonly gate: Gate
  readonly fleet: FleetView
  readonly #reporter: WindowReporter

  constructor({ db, breakers: settings, clock, log }: ContinuityProcessOptions) {
    const breakers = new Breakers({
      clock,
      ...(settings ? { defaults: settings } : {}),
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

/**
 * The fleet that takes a provider back takes it back for every process: what they counted before is no evidence any more. While it
 * is tripped the gate goes by the fleet's word, and this process's own breaker stands by for when that grows old.
 */
function takeWord(breakers: Breakers, word: FleetState, before: FleetState): void {
  if (word.state !== 'open' && before.state === 'open') breakers.adopt(keyOf(word.port, word.provider), { state: 'closed' })
}
