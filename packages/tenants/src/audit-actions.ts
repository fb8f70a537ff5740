import { z } from 'zod'
import { defineAuditActions } from '@understudy/audit'

const changes = z.record(z.string(), z.unknown())

export const tenantsAudit = defineAuditActions({
  'tenant.created': { title: 'created tenant', details: z.object({ domain: z.string(), from: z.enum(['console', 'file']) }) },
  'tenant.updated': { title: 'changed settings of', details: z.object({ changes }) },
  'agent.updated': { title: 'changed agent', details: z.object({ changes }) },
})
