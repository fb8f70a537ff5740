import type { VerbContext } from '@understudy/db'
import { storedValueSchema, type StoredValue } from '../schema.ts'

/** What the run's finished steps stored so far, by key; read one with `loadValue`. */
export async function getStepOutputs(
  ctx: Pick<VerbContext, 'tx' | 'tenant'>,
  input: { runId: string },
): Promise<Map<string, StoredValue>> {
  const rows = await ctx.tx.step.findMany({
    where: { tenantId: ctx.tenant.id, runId: input.runId, status: 'succeeded' },
    select: { key: true, output: true },
  })
  return new Map(rows.flatMap(({ key, output }) => (output === null ? [] : [[key, storedValueSchema.parse(output)] as const])))
}
