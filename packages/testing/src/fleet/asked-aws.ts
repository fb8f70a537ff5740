import { z } from 'zod'
import { systemActor } from '@understudy/core'
import { withTenant } from '@understudy/db'
import { attemptSchema } from '@understudy/continuity'
import type { FleetPort, FleetProcess, TestFleet } from './open-fleet.ts'

/** One call of one process, and whether it went to AWS for it or knew better. */
export interface WatchedCall {
  readonly port: FleetPort
  readonly begunMs: number
  readonly askedAws: boolean
}

const attemptsSchema = z.array(attemptSchema)

/** Calls that a process made for its own tenant between two moments, in the order of their beginning. */
export async function watchedCalls(
  { db }: TestFleet,
  { tenant }: FleetProcess,
  [fromMs, toMs]: readonly [number, number],
): Promise<WatchedCall[]> {
  const rows = await withTenant(db, { tenant, actor: systemActor('test') }, (tx) =>
    tx.portCall.findMany({ where: { at: { gte: new Date(fromMs) } } }),
  )
  return rows
    .map(({ port, at, durationMs, attempts }) => ({
      port: port as FleetPort,
      begunMs: at.getTime() - durationMs,
      askedAws: attemptsSchema.parse(attempts).some(({ provider, decision }) => provider !== 'local' && decision !== 'skipped'),
    }))
    .filter(({ begunMs }) => begunMs >= fromMs && begunMs < toMs)
    .sort((a, b) => a.begunMs - b.begunMs)
}
