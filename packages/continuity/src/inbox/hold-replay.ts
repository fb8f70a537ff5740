import type { z } from 'zod'
import { AppError } from '@understudy/core'
import { notify, type VerbContext } from '@understudy/db'
import { continuityAudit } from '../audit-actions.ts'
import type { holdInput } from '../journal/schema.ts'

/** Stops handing a port's writes over to AWS, or lets it go on. Mirroring to this machine goes on either way. @throws AppError invalid_input */
export async function holdReplay(ctx: VerbContext, { port, held, reason }: z.infer<typeof holdInput>): Promise<void> {
  if (held && reason === '') throw new AppError('invalid_input', 'Say why: it stands beside the port until it goes on.')
  if (held) {
    const data = { reason, heldBy: ctx.actor.name, heldAt: ctx.clock.now() }
    await ctx.tx.replayHold.upsert({ where: { port }, create: { port, ...data }, update: data })
  } else await ctx.tx.replayHold.deleteMany({ where: { port } })
  await continuityAudit.record(ctx, 'continuity.replay-held', {
    entity: { kind: 'port', id: port, name: port },
    details: { held, reason },
  })
  await notify(ctx.tx, { topic: 'journal' })
}
