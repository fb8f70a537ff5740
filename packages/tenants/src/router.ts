import { z } from 'zod'
import { flow, procedure, router } from '@understudy/api'
import { createTenant } from './create-tenant.ts'
import { getTenant } from './get-tenant.ts'
import { listAgents } from './list-agents.ts'
import { listTenants } from './list-tenants.ts'
import {
  createTenantInput,
  listTenantsInput,
  tenantAgentSchema,
  tenantDetailSchema,
  tenantPageSchema,
  updateTenantAgentInput,
  updateTenantInput,
} from './schema.ts'
import { updateTenantAgent } from './update-tenant-agent.ts'
import { updateTenant } from './update-tenant.ts'

export const tenantsRouter = router({
  list: flow({ scope: 'platform', action: 'platform.tenants', audit: 'none' })
    .input(listTenantsInput)
    .output(tenantPageSchema)
    .query(({ ctx, input }) => listTenants(ctx.db, ctx.clock, input)),
  create: flow({ scope: 'platform', action: 'platform.tenants', audit: 'tenant.created' })
    .input(createTenantInput)
    .output(z.object({ slug: z.string() }))
    .mutation(({ ctx, input }) => createTenant(ctx.scope, input)),
  get: procedure({ scope: 'tenant', action: 'tenant.read', audit: 'none' })
    .output(tenantDetailSchema)
    .query(({ ctx }) => getTenant(ctx.verb)),
  update: procedure({ scope: 'tenant', action: 'tenant.update', audit: 'tenant.updated' })
    .input(updateTenantInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await updateTenant(ctx.verb, input)
      return null
    }),
  agents: procedure({ scope: 'tenant', action: 'agent.read', audit: 'none' })
    .output(z.array(tenantAgentSchema))
    .query(({ ctx }) => listAgents(ctx.verb)),
  updateAgent: procedure({ scope: 'tenant', action: 'agent.manage', audit: 'agent.updated' })
    .input(updateTenantAgentInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await updateTenantAgent(ctx.verb, input)
      return null
    }),
})
