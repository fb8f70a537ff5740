import { z } from 'zod'
import { systemPurposes, type SystemPurpose } from '@understudy/db'
import { defineAuditActions } from './define-audit-actions.ts'

/** What the walls themselves report. */
export const accessAudit = defineAuditActions({
  'access.denied': {
    title: 'was refused',
    details: z.object({ permission: z.string(), procedure: z.string(), reason: z.string() }),
  },
  'audit.exported': {
    title: 'exported the trail of',
    details: z.object({ events: z.number().int(), isCut: z.boolean(), filters: z.record(z.string(), z.unknown()) }),
  },
  'system.access': {
    title: 'looked across tenants',
    details: z.object({
      purpose: z.enum(Object.keys(systemPurposes) as [SystemPurpose, ...SystemPurpose[]]),
      uses: z.number().int(),
      sinceMs: z.number().int(),
    }),
  },
})
