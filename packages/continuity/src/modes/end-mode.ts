import type { z } from 'zod'
import { AppError } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import { endOrder } from './end-order.ts'
import type { endModeInput } from './schema.ts'

/** Ends an order before its time: the port is on auto again. @throws AppError not_found; conflict when it has ended already */
export async function endMode(ctx: VerbContext, { id, reason }: z.infer<typeof endModeInput>): Promise<void> {
  const order = await ctx.tx.portMode.findUnique({ where: { id } })
  if (!order) throw new AppError('not_found', 'There is no such order.')
  const isEnded = await endOrder(ctx, order, { by: 'person', at: ctx.clock.now(), reason })
  if (!isEnded) throw new AppError('conflict', `The order had ended already, by ${order.endedBy ?? 'somebody'}.`)
}
