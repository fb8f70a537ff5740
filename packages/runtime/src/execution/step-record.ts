import { createHash } from 'node:crypto'
import { AppError, type Json } from '@understudy/core'
import type { Prisma } from '@understudy/db'
import { storedValueSchema, type RunError, type StoredValue } from '../schema.ts'
import type { ActiveRun } from './active-run.ts'
import { spentMessage, tokensToday } from './budget.ts'
import { BudgetSpent, StopRequested } from './interruption.ts'
import type { Progress } from './progress-writer.ts'

const progressColumns = (progress: Progress | undefined) =>
  progress === undefined
    ? {}
    : {
        progressDone: Math.round(progress.done),
        progressTotal: progress.total === null ? null : Math.round(progress.total),
        progressUnit: progress.unit.slice(0, 40),
      }

const hashOf = (input: Json): string => createHash('sha256').update(JSON.stringify(input)).digest('hex')

/** The rows of one step of an owned run. Every method is one fenced transaction. */
export class StepRecord {
  readonly #active: ActiveRun
  readonly #key: string

  constructor(active: ActiveRun, key: string) {
    this.#active = active
    this.#key = key
  }

  get #id() {
    const { tenantId, runId } = this.#active.owned.address
    return { tenantId_runId_key: { tenantId, runId, key: this.#key } }
  }

  /**
   * Answers what a completed step stored; otherwise counts a new attempt.
   * @throws LostClaim, StopRequested, BudgetSpent, AppError internal for a key the program does not declare
   */
  begin(input: Json | undefined): Promise<{ done: StoredValue } | { attempt: number }> {
    const { owned, limits, agent, services } = this.#active
    return owned.write(async ({ tx, append, stopRequested, tokens }) => {
      if (stopRequested) throw new StopRequested()
      const step = await tx.step.findUnique({ where: this.#id })
      if (!step) throw new AppError('internal', `The program does not declare a step “${this.#key}”.`)
      if (step.status === 'succeeded') return { done: storedValueSchema.parse(step.output) }
      const today = Number.isFinite(limits.tokensPerDay) ? await tokensToday(tx, owned.address.tenantId, agent.key) : 0
      const spent = spentMessage(limits, { run: tokens, today })
      if (spent) throw new BudgetSpent(spent)
      const attempt = step.attempt + 1
      const inputHash = input === undefined ? null : hashOf(input)
      const fresh = { progressDone: null, progressTotal: null, progressUnit: null, endedAt: null }
      const data = { ...fresh, status: 'running', attempt, inputHash, startedAt: services.clock.now() }
      await tx.step.update({ where: this.#id, data })
      await append({ type: 'step.started', stepKey: this.#key, attempt })
      return { attempt }
    })
  }

  succeed(output: StoredValue, progress: Progress | undefined, durationMs: number): Promise<void> {
    const endedAt = this.#active.services.clock.now()
    return this.#active.owned.write(async ({ tx, append }) => {
      const data = { status: 'succeeded', output: output as Prisma.InputJsonObject, endedAt, ...progressColumns(progress) }
      await tx.step.update({ where: this.#id, data })
      await append({ type: 'step.succeeded', stepKey: this.#key, durationMs: Math.round(durationMs) })
    })
  }

  retrying(error: RunError, inMs: number): Promise<void> {
    return this.#active.owned.write(async ({ tx, append }) => {
      await tx.step.update({ where: this.#id, data: { error } })
      await append({
        type: 'step.retrying',
        stepKey: this.#key,
        code: error.code,
        message: error.message,
        inMs: Math.round(inMs),
      })
    })
  }

  fail(error: RunError, progress: Progress | undefined): Promise<void> {
    const endedAt = this.#active.services.clock.now()
    return this.#active.owned.write(async ({ tx, append }) => {
      await tx.step.update({ where: this.#id, data: { status: 'failed', error, endedAt, ...progressColumns(progress) } })
      await append({ type: 'step.failed', stepKey: this.#key, code: error.code, message: error.message })
    })
  }

  progress(progress: Progress): Promise<void> {
    return this.#active.owned.write(async ({ tx }) => {
      await tx.step.update({ where: this.#id, data: progressColumns(progress) })
    })
  }

  /** Adds tokens to step and run; answers the run's total. Warns once when 80 % of the run's budget is passed. */
  spend(tokensIn: number, tokensOut: number): Promise<number> {
    const { owned, limits } = this.#active
    return owned.write(async ({ tx, append, tokens }) => {
      const added = { tokensIn: { increment: tokensIn }, tokensOut: { increment: tokensOut } }
      await tx.step.update({ where: this.#id, data: added })
      const { tenantId, runId: id } = owned.address
      await tx.run.update({ where: { tenantId_id: { tenantId, id } }, data: added })
      const total = tokens + tokensIn + tokensOut
      const limit = limits.tokensPerRun
      if (tokens < limit * 0.8 && total >= limit * 0.8) await append({ type: 'budget.warning', tokens: total, limit })
      return total
    })
  }
}
