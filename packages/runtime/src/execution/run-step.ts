import type { z } from 'zod'
import { AppError, Deadline, type Json } from '@understudy/core'
import { withSpan } from '@understudy/telemetry'
import type { StepContext, StepOptions } from '../definition/agent-definition.ts'
import { scopePorts } from '../definition/scoped-ports.ts'
import type { ActiveRun } from './active-run.ts'
import { spentMessage } from './budget.ts'
import { BudgetSpent, isInterruption, LostClaim, StepFailed } from './interruption.ts'
import { ProgressWriter } from './progress-writer.ts'
import { mayPass, toRunError } from './run-error.ts'
import { StepRecord } from './step-record.ts'
import { loadValue, storeValue } from './stored-value.ts'
import { untilAborted } from './until-aborted.ts'

const TIMEOUT_MS = 60_000
const STORE_MS = 30_000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5_000

/** Runs one durable step of an active run: once, however often the run is taken up again. */
export async function runStep<Output extends z.ZodType>(
  active: ActiveRun,
  key: string,
  options: StepOptions<Output>,
  work: (step: StepContext) => Promise<z.input<Output>> | z.input<Output>,
): Promise<z.output<Output>> {
  const record = new StepRecord(active, key)
  for (let triesLeft = options.retry ?? 0; ; triesLeft -= 1) {
    active.checkBoundary()
    const begun = await record.begin(options.input)
    const place = placeOf(active, key)
    if ('done' in begun) return options.output.parse(await loadValue(place, begun.done))
    const { clock, log } = active.services
    const startedMs = clock.monotonicMs()
    const progress = new ProgressWriter((newest) => record.progress(newest).catch((error: unknown) => noteWrite(active, error)))
    try {
      const attributes = { 'step.key': key, 'step.attempt': begun.attempt }
      const value = await withSpan('agent step', attributes, () => attemptStep(active, key, options, work, record, progress))
      const json = JSON.parse(JSON.stringify(options.output.parse(value) ?? null)) as Json
      const stored = await storeValue(place, json)
      const last = await progress.close()
      await active.services.flushCalls()
      await record.succeed(stored, last, clock.monotonicMs() - startedMs)
      return options.output.parse(json)
    } catch (thrown) {
      const last = await progress.close()
      const error = active.causeOf(thrown)
      await active.services.flushCalls()
      if (isInterruption(error)) throw error
      const runError = toRunError(error, key)
      log.warn({ error, stepKey: key, attempt: begun.attempt }, 'step failed')
      if (active.signal.aborted || triesLeft <= 0 || !mayPass(error)) {
        await record.fail(runError, last)
        throw new StepFailed(runError, error)
      }
      const tried = (options.retry ?? 0) - triesLeft
      const pauseMs = Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tried)
      await record.retrying(runError, pauseMs)
      await untilAborted(new Promise((resolve) => setTimeout(resolve, pauseMs)), active.signal)
    }
  }
}

const placeOf = (active: ActiveRun, key: string) => {
  const scope = { tenant: active.claim.tenant, runId: active.runId, stepKey: key }
  const { objects } = active.services.ports(scope)
  const deadline = Deadline.in(STORE_MS, active.services.clock)
  return { objects, tenant: scope.tenant, runId: scope.runId, name: key, deadline, signal: active.signal }
}

/** A lost claim ends the whole run here; anything else a side write meets is only worth a line. */
function noteWrite(active: ActiveRun, error: unknown): void {
  if (error instanceof LostClaim) active.interrupt(error)
  else active.services.log.warn({ error }, 'progress could not be written')
}

async function attemptStep<Output extends z.ZodType>(
  active: ActiveRun,
  key: string,
  options: StepOptions<Output>,
  work: (step: StepContext) => Promise<z.input<Output>> | z.input<Output>,
  record: StepRecord,
  progress: ProgressWriter,
): Promise<z.input<Output>> {
  const { tenant } = active.claim
  const { clock, log, ports } = active.services
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const deadline = Deadline.in(timeoutMs, clock)
  const over = new AbortController()
  const signal = AbortSignal.any([active.signal, over.signal])
  const spend = async (tokensIn: number, tokensOut: number) => {
    active.tokens = await record.spend(tokensIn, tokensOut)
  }
  const before = (port: string) => {
    const spent = port === 'models' ? spentMessage(active.limits, { run: active.tokens, today: 0 }) : null
    if (spent) throw new BudgetSpent(spent)
  }
  const scoped = scopePorts(ports({ tenant, runId: active.runId, stepKey: key }), {
    tenant,
    operationPrefix: `${active.runId}:${key}`,
    deadline,
    signal,
    before,
    spend: ({ inputTokens, outputTokens }) => spend(inputTokens, outputTokens),
  })
  const timer = setTimeout(() => {
    over.abort(new AppError('deadline_exceeded', `This step did not finish in ${Math.round(timeoutMs / 1_000)} s.`))
  }, timeoutMs)
  try {
    const context: StepContext = {
      ports: scoped,
      signal,
      progress: (done, total, unit) => progress.report({ done, total, unit }),
      usage: spend,
      log: log.child({ stepKey: key }),
    }
    return await untilAborted(Promise.resolve(work(context)), signal)
  } catch (error) {
    throw over.signal.aborted && !active.signal.aborted ? over.signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}
