import type { z } from 'zod'
import type { CallScope } from '@understudy/api'
import { AppError } from '@understudy/core'
import { notify } from '@understudy/db'
import { continuityAudit } from '../audit-actions.ts'
import type { poisonedInput } from '../journal/schema.ts'
import { findTenant } from './find-tenant.ts'
import { inTenantsName } from './in-tenants-name.ts'

/** Tries a refused write again, or gives it up for good on that side. @throws AppError not_found when nothing is to be decided */
export async function decidePoisoned(scope: CallScope, input: z.infer<typeof poisonedInput>): Promise<void> {
  const tenant = await findTenant(scope.db, input.tenant)
  await inTenantsName(scope, tenant, async (ctx) => {
    const where = { tenantId: tenant.id, id: input.id }
    const intent = await ctx.tx.portIntent.findFirst({ where: { ...where, OR: [{ aws: 'poisoned' }, { local: 'poisoned' }] } })
    if (!intent) throw new AppError('not_found', 'There is no such write to be decided about.')
    const side = intent.aws === 'poisoned' ? 'aws' : 'local'
    const error = `${intent.error ?? ''} Given up by ${ctx.actor.name}: ${input.reason}`.trim().slice(0, 500)
    await ctx.tx.portIntent.update({
      where: { tenantId_id: where },
      data:
        input.action === 'retry'
          ? { [side]: 'pending', tries: 0, nextTryAt: null, settledAt: null, error: null }
          : { [side]: 'rejected', error },
    })
    await continuityAudit.record(ctx, 'continuity.poisoned-decided', {
      entity: { kind: 'intent', id: intent.id, name: intent.chain },
      details: { port: intent.port, operation: intent.operation, side, action: input.action, reason: input.reason },
    })
    await notify(ctx.tx, { topic: 'journal', tenantId: tenant.id })
  })
}
