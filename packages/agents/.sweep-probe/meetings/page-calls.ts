import { Deadline, operationId } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import type { CallScope } from '@understudy/api'
import type { Answer, CallContext, PortName, Ports } from '@understudy/ports'
import './meeting-services.ts'
import type { MeetingAnswer } from './schema.ts'

/** The longest a page waits for a meeting or an answer. */
const PATIENCE_MS = 20_000

/** Ports for one request of a page: one deadline for all its calls, which are counted for the answer. */
export class PageCalls {
  readonly ports: Ports
  readonly calls: MeetingAnswer['calls'] = []
  readonly deadline: Deadline
  readonly #scope: CallScope
  readonly #prefix = uuidv7()
  #ordinal = 0

  constructor(scope: CallScope) {
    this.#scope = scope
    this.deadline = Deadline.in(PATIENCE_MS, scope.clock)
    this.ports = scope.services.ports({ tenant: scope.tenant })
  }

  /** A call's context; its operation id is new unless the effect has a name of its own. */
  next(effect?: string): CallContext {
    return {
      tenant: this.#scope.tenant,
      deadline: this.deadline,
      operationId: operationId(effect ?? `${this.#prefix}:${this.#ordinal++}`),
    }
  }

  /** Notes who served a call. */
  async note<T>(port: PortName, operation: string, call: Promise<Answer<T>>): Promise<Answer<T>> {
    const startedMs = this.#scope.clock.monotonicMs()
    const answer = await call
    this.calls.push({
      port,
      operation,
      servedBy: answer.servedBy,
      durationMs: Math.round(this.#scope.clock.monotonicMs() - startedMs),
    })
    return answer
  }
}
