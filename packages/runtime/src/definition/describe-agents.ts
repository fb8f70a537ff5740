import type { RuntimeContext } from '../runtime-context.ts'
import type { AgentDescription } from '../schema.ts'

/** What this installation knows of the tenant's agents; an agent whose version is not part of it is left out. */
export async function describeAgents(ctx: RuntimeContext): Promise<AgentDescription[]> {
  const rows = await ctx.tx.tenantAgent.findMany({ where: { tenantId: ctx.tenant.id }, orderBy: { key: 'asc' } })
  return rows.flatMap(({ key, version }) => {
    const agent = ctx.agents.find(key, version)
    if (!agent) return []
    const { title, description, tools, programs } = agent
    return [
      { key, version, title, description, tools: [...tools], programs: Object.values(programs).map((program) => program.title) },
    ]
  })
}
