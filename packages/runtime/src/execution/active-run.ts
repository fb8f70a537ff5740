import type { Clock } from '@understudy/core'
import type { RoutedPorts } from '@understudy/continuity/server'
import type { Logger } from '@understudy/telemetry'
import type { AgentDefinition, Program } from '../definition/agent-definition.ts'
import type { Limits } from './budget.ts'
import type { ClaimedRun } from './claim-run.ts'
import { isInterruption, LostClaim, Released, StopRequested, type Interruption } from './interruption.ts'
import type { OwnedRun } from './owned-run.ts'

/** What the execution of runs needs from its process. */
export interface RunServices {
  readonly ports: RoutedPorts
  /** Writes recorded port calls; must not reject. */
  readonly flushCalls: () => Promise<void>
  readonly clock: Clock
  readonly log: Logger
}

/** One claimed run while this process works on it. */
export class ActiveRun {
  readonly claim: ClaimedRun
  readonly owned: OwnedRun
  readonly agent: AgentDefinition
  readonly program: Program
  readonly limits: Limits
  readonly services: RunServices
  /** Tokens of the run as last settled. */
  tokens: number
  readonly #controller = new AbortController()
  #releasing = false

  constructor(fields: Pick<ActiveRun, 'claim' | 'owned' | 'agent' | 'program' | 'limits' | 'services'>) {
    this.claim = fields.claim
    this.owned = fields.owned
    this.agent = fields.agent
    this.program = fields.program
    this.limits = fields.limits
    this.services = fields.services
    this.tokens = fields.claim.run.tokensIn + fields.claim.run.tokensOut
  }

  /** Aborts with the interruption, or an AppError, as its reason. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get runId(): string {
    return this.claim.run.id
  }

  interrupt(reason: Interruption | Error): void {
    if (!this.signal.aborted) this.#controller.abort(reason)
  }

  /** The run leaves this process at its next step boundary. */
  release(): void {
    this.#releasing = true
  }

  /** @throws the interruption, where there is one. */
  checkBoundary(): void {
    this.signal.throwIfAborted()
    if (this.#releasing) throw new Released()
  }

  /** Tells the owner's heartbeat from a lost claim and a wish to stop. */
  async beat(): Promise<void> {
    try {
      const { stopRequested } = await this.owned.heartbeat()
      if (stopRequested) this.interrupt(new StopRequested())
    } catch (error) {
      if (error instanceof LostClaim) this.interrupt(error)
      else this.services.log.warn({ error, runId: this.runId }, 'heartbeat could not be written')
    }
  }

  /** What really ended the work: the interruption, even when the work reports it as some error of its own. */
  causeOf(error: unknown): unknown {
    if (isInterruption(error)) return error
    return this.signal.aborted ? this.signal.reason : error
  }
}
