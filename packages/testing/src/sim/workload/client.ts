import type { TenantRef } from '@understudy/core'
import type { PortName } from '@understudy/ports'
import type { Fleet } from '../processes/fleet.ts'
import { asOwner, asWorld } from '../time/owner.ts'
import type { World } from '../world.ts'
import type { Answered, Asked, Attempt, ClientCall, Failed } from './client-call.ts'
import { isWrite } from './client-call.ts'
import type { NextCall } from './next-call.ts'
import { perform } from './perform.ts'

export interface ClientPlan {
  readonly name: string
  readonly tenant: TenantRef
  readonly port: PortName
  readonly calls: number
  /** Milliseconds between two calls, at most. */
  readonly thinkMs: number
  /** Milliseconds that it waits for one attempt, from and to. */
  readonly patienceMs: readonly [number, number]
  readonly attempts: number
}

/** Milliseconds beyond its own deadline that a client listens to a process that does not answer. */
const LISTENS_MS = 500
const GONE_MS = 20_000
/** Milliseconds in which a process that is well hears what it missed. */
const CATCHES_UP_MS = 3_000

/** Asks the fleet, one call after the other; tries again elsewhere, under the same operation id, what nobody has answered. */
export class Client {
  readonly history: ClientCall[] = []
  readonly #world: World
  readonly #fleet: Fleet
  readonly #plan: ClientPlan
  readonly #next: NextCall
  readonly #random: () => number

  constructor(world: World, fleet: Fleet, plan: ClientPlan, next: NextCall) {
    this.#world = world
    this.#fleet = fleet
    this.#plan = plan
    this.#next = next
    this.#random = world.chance.stream(`client ${plan.name}`)
  }

  run(): Promise<void> {
    return asWorld(() => this.#run())
  }

  async #run(): Promise<void> {
    const { name, tenant, port, calls, thinkMs } = this.#plan
    for (let nth = 0; nth < calls; nth++) {
      await this.#world.time.sleep(this.#random() * thinkMs, null)
      const asked: Asked = this.#next(this.#random, this.history)
      const call: ClientCall = { client: name, tenant, port, label: `${name}-${nth}`, asked, attempts: [] }
      this.history.push(call)
      await this.#try(call)
    }
  }

  async #try(call: ClientCall): Promise<void> {
    const most = isWrite(call) ? this.#plan.attempts : 1
    for (let nth = 0; nth < most; nth++) {
      if (nth > 0) await this.#world.time.sleep(50 + this.#random() * 1_500, null)
      const outcome = await this.#attempt(call)
      if (outcome?.ok === true || outcome?.verdict === 'caller' || outcome?.verdict === 'healthy') return
    }
  }

  async #attempt(call: ClientCall): Promise<Answered | Failed | null> {
    const { time, trace } = this.#world
    const up = this.#fleet.places.filter((place) => this.#fleet.running(place))
    const place = up[Math.floor(this.#random() * up.length)]
    const running = place === undefined ? undefined : this.#fleet.running(place)
    const [least, most] = this.#plan.patienceMs
    const budgetMs = Math.round(least + this.#random() * (most - least))
    if (!running) return null
    const { process, ports } = running
    // Somebody who is known to be away for long is not asked.
    if (process.owner.pausedUntilMs > time.nowMs + GONE_MS) {
      await time.sleep(process.owner.pausedUntilMs - time.nowMs, null)
      return null
    }
    const fromMs = time.nowMs
    const attempt: Attempt = {
      place: process.place,
      life: process.owner.name,
      fromMs,
      deadlineMs: fromMs + budgetMs,
      isInformed: process.troubledMs + CATCHES_UP_MS < fromMs && !process.isDeaf,
      toMs: null,
      outcome: null,
    }
    call.attempts.push(attempt)
    trace.note(process.place, `${call.label} ${wordsOf(call)} of ${call.tenant.slug} (${budgetMs} ms)`)
    const outcome = await new Promise<Answered | Failed | null>((resolve) => {
      const given = time.after(budgetMs + LISTENS_MS, () => resolve(null), null)
      void asOwner(process.owner, () => perform(ports, process, call, budgetMs, fromMs)).then((answered) => {
        // The answer has to travel too: who was killed meanwhile says nothing.
        time.after(
          0,
          () => {
            attempt.toMs = time.nowMs
            attempt.outcome = answered
            attempt.isInformed &&= process.troubledMs < fromMs && !process.isDeaf
            given.isOver = true
            resolve(answered)
          },
          process.owner,
        )
      })
    })
    trace.note(process.place, `${call.label} ${outcomeWords(outcome)}`)
    return outcome
  }
}

function wordsOf({ asked, port }: Pick<ClientCall, 'asked' | 'port'>): string {
  const of =
    'key' in asked
      ? ` ${asked.key}`
      : asked.kind === 'documents'
        ? ` ${asked.documents.map(({ id, version }) => `${id}@${version}`).join()}`
        : ''
  return `${port} ${asked.kind}${of}${'version' in asked ? `@${asked.version}` : ''}`
}

function outcomeWords(outcome: Answered | Failed | null): string {
  if (!outcome) return '← nobody answers'
  if (!outcome.ok) return `← ${outcome.code} (${outcome.reason}${outcome.maybeApplied ? ', perhaps done' : ''})`
  const age = outcome.ageMs > 0 ? `, ${Math.round(outcome.ageMs)} ms old` : ''
  return `← ok by ${outcome.servedBy}${age}${outcome.degraded ? ', degraded' : ''}${outcome.said ? `: ${outcome.said.join()}` : ''}`
}
