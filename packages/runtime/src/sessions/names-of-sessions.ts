import type { Json } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import { z } from 'zod'

const uuid = z.uuid()

export interface NamedSession {
  id: string
  title: string
  configuration: Record<string, Json>
}

/** Titles and configurations of those of the given sessions that exist in this tenant. Ids may come from an index: what is no id is passed over. */
export async function namesOfSessions(
  ctx: Pick<VerbContext, 'tx' | 'tenant'>,
  input: { sessionIds: readonly string[] },
): Promise<NamedSession[]> {
  const ids = input.sessionIds.filter((id) => uuid.safeParse(id).success)
  const rows = await ctx.tx.agentSession.findMany({
    where: { tenantId: ctx.tenant.id, id: { in: ids } },
    select: { id: true, title: true, configuration: true },
  })
  return rows.map((row) => ({ ...row, configuration: row.configuration as Record<string, Json> }))
}
