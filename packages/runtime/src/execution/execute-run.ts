import { AppError, Deadline, type Json } from '@understudy/core'
import { z } from 'zod'
import type { RunContext } from '../definition/agent-definition.ts'
import type { ActiveRun } from './active-run.ts'
import { leaveRun, succeedRun } from './end-run.ts'
import { runStep } from './run-step.ts'
import { storeValue } from './stored-value.ts'
import { untilAborted } from './until-aborted.ts'

const STORE_MS = 30_000
const memoryContextSchema = z.object({ memoryId: z.string(), actorId: z.string(), sessionId: z.string() })
const configurationSchema = z.record(z.string(), z.json())

/** Works a claimed run to its end, or to where it has to be left. @throws only when that cannot be written. */
export async function executeRun(active: ActiveRun): Promise<void> {
  const { claim, program, services, limits } = active
  const wall = Number.isFinite(limits.wallSeconds)
    ? setTimeout(() => active.interrupt(wallTimeOver(limits.wallSeconds)), Math.min(limits.wallSeconds * 1_000, 2 ** 31 - 1))
    : undefined
  try {
    const output = await untilAborted(program.run(contextOf(active), claim.run.input), active.signal)
    active.checkBoundary()
    const { objects } = services.ports({ tenant: claim.tenant, runId: active.runId })
    const place = {
      objects,
      tenant: claim.tenant,
      runId: active.runId,
      name: 'output',
      deadline: Deadline.in(STORE_MS, services.clock),
    }
    await succeedRun(active, await storeValue(place, JSON.parse(JSON.stringify(output ?? null)) as Json))
  } catch (error) {
    await leaveRun(active, error)
  } finally {
    clearTimeout(wall)
    await services.flushCalls()
  }
}

const wallTimeOver = (seconds: number) =>
  new AppError('deadline_exceeded', `The run worked for ${seconds} s, the longest this agent may. Completed steps are kept.`)

function contextOf(active: ActiveRun): RunContext {
  const { claim, services } = active
  const { run, tenant } = claim
  const { session } = run
  return {
    tenant,
    session: {
      id: session.id,
      title: session.title,
      userId: session.userId,
      userName: session.userName,
      createdAt: session.createdAt,
      memoryContext: memoryContextSchema.parse(session.memoryContext),
      configuration: configurationSchema.parse(session.configuration) as Record<string, Json>,
    },
    run: { id: run.id, kind: run.kind, number: run.number },
    step: (key, options, work) => runStep(active, key, options, work),
    signal: active.signal,
    clock: services.clock,
    log: services.log,
  }
}
