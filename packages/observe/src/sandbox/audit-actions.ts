import { z } from 'zod'
import { defineAuditActions } from '@understudy/audit'

const ended = z.object({
  ports: z.array(z.string()),
  fault: z.string(),
  hits: z.number().int().nullable(),
  lastedMs: z.number().int(),
})

export const sandboxAudit = defineAuditActions({
  'sandbox.broken': {
    title: 'broke the sandbox:',
    details: z.object({
      ports: z.array(z.string()),
      fault: z.string(),
      share: z.number(),
      delayMs: z.number().nullable(),
      endsAt: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  },
  'sandbox.repaired': { title: 'repaired the sandbox:', details: ended },
  'sandbox.expired': { title: 'let run out in the sandbox:', details: ended },
})
