import type { z } from 'zod'
import type { CallScope } from '@understudy/api'
import { asSystem } from '@understudy/db'
import { guardRail } from '../modes/guard-rail.ts'
import type { ModeEffect, modeEffectInput } from '../modes/schema.ts'
import { readFigures } from './call-figures.ts'
import { rowReader } from './read-matrix.ts'

/** What an order would change, in numbers, before anybody gives it. */
export function modeEffect(scope: CallScope, { port, mode }: z.infer<typeof modeEffectInput>): Promise<ModeEffect> {
  const { db, clock, services } = scope
  const facts = services.continuity
  return asSystem(db, 'continuity.platform', async (tx) => {
    const row = (await rowReader(tx, { db, clock, facts, seesTenants: false }))(port)
    const figures = await readFigures(tx, clock.now())
    const p95Of = (side: 'aws' | 'local' | null) => row.cells.find((cell) => cell.side === side)?.p95Ms ?? null
    const after = mode === 'force_local' ? 'local' : mode === 'force_aws' ? 'aws' : row.servedBy
    return {
      now: { servedBy: row.servedBy, p95Ms: p95Of(row.servedBy) },
      after: { servedBy: after, p95Ms: p95Of(after) },
      callsPerS: figures.callsPerS(port),
      writesPerS: figures.writesPerS(port),
      runningSessions: await tx.run.count({ where: { status: { in: ['queued', 'running'] } } }),
      waitingNow: row.readiness.waitingAws,
      notReadable: after === 'local' ? row.readiness.notReadable : 0,
      refusal: await guardRail(tx, facts, port, mode),
    }
  })
}
