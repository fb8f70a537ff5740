import type { Actor } from '@understudy/core'
import { withTenant, type Database } from '@understudy/db'
import { inTrace, withSpan } from '@understudy/telemetry'
import type { AgentRegistry } from '../definition/agent-registry.ts'
import { ActiveRun, type RunServices } from './active-run.ts'
import type { RunAddress } from './append-event.ts'
import { limitsOf } from './budget.ts'
import { claimRun, type ClaimedRun } from './claim-run.ts'
import { executeRun } from './execute-run.ts'
import { Released } from './interruption.ts'
import { OwnedRun } from './owned-run.ts'
import { refuseRun } from './refuse-run.ts'

/** Milliseconds between heartbeats: a stop is seen within one of them. */
const HEARTBEAT_MS = 500

export interface RunExecutorOptions extends RunServices {
  readonly db: Database
  readonly agents: AgentRegistry
  /** Names this process in the rows it owns. */
  readonly owner: string
  /** Milliseconds between heartbeats, 500 unless told. */
  readonly heartbeatMs?: number
}

/** The runs this process works on. */
export class RunExecutor {
  readonly #options: RunExecutorOptions
  readonly #active = new Map<string, ActiveRun>()
  readonly #timer: NodeJS.Timeout
  #beating: Promise<void> | undefined
  #closing = false

  constructor(options: RunExecutorOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.beat(), options.heartbeatMs ?? HEARTBEAT_MS)
    this.#timer.unref()
  }

  /** How many runs this process owns at the moment. */
  get activeRuns(): number {
    return this.#active.size
  }

  /** Claims the run and works it to its end; returns at once when somebody else has it or it is over. */
  async execute(address: RunAddress): Promise<void> {
    const { db, owner } = this.#options
    if (this.#closing) return
    const claim = await claimRun(db, address, owner)
    if (!claim) return
    const active = await this.#activate(claim)
    if (!active) return
    this.#active.set(active.runId, active)
    if (this.#closing) active.release()
    try {
      const attributes = {
        'run.id': active.runId,
        'run.kind': claim.run.kind,
        'run.claim': claim.run.claims,
        'tenant.slug': claim.tenant.slug,
      }
      await inTrace(claim.run.traceParent, () => withSpan('agent run', attributes, () => executeRun(active)))
    } finally {
      this.#active.delete(active.runId)
    }
  }

  /** Renews every claim now. Callers share a round that is under way. */
  beat(): Promise<void> {
    this.#beating ??= Promise.all([...this.#active.values()].map((active) => active.beat())).then(() => {
      this.#beating = undefined
    })
    return this.#beating
  }

  /** Hands every run on at its next step boundary, and in the middle of a step when `graceMs` are over. */
  async close(graceMs: number): Promise<void> {
    this.#closing = true
    for (const active of this.#active.values()) active.release()
    const patience = setTimeout(() => {
      for (const active of this.#active.values()) active.interrupt(new Released())
    }, graceMs)
    while (this.#active.size > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    clearTimeout(patience)
    clearInterval(this.#timer)
    await this.#beating
  }

  async #activate(claim: ClaimedRun): Promise<ActiveRun | null> {
    const { db, agents, clock, log, ports, flushCalls } = this.#options
    const { tenant, run } = claim
    const runLog = log.child({ tenant: tenant.slug, runId: run.id, kind: run.kind, epoch: claim.epoch })
    const owned = new OwnedRun(db, claim, actorOf(claim))
    try {
      const agent = agents.get(run.session.agentKey, run.session.agentVersion)
      const program = agents.program(agent.key, agent.version, run.kind)
      const limits = await withTenant(db, { tenant, actor: actorOf(claim) }, (tx) => limitsOf(tx, tenant.id, agent))
      return new ActiveRun({ claim, owned, agent, program, limits, services: { ports, flushCalls, clock, log: runLog } })
    } catch (error) {
      await refuseRun(owned, error, clock, runLog)
      return null
    }
  }
}

const actorOf = ({ run: { session } }: ClaimedRun): Actor => ({
  kind: 'agent',
  id: session.agentKey,
  name: session.agentKey,
  onBehalfOf: { id: session.userId, name: session.userName },
})
