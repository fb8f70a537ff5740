import { z } from 'zod'
import { defineAuditActions } from '@understudy/audit'

export const meetingsAudit = defineAuditActions({
  'meeting.asked': {
    title: 'asked a question in',
    details: z.object({ acrossMeetings: z.boolean(), answered: z.boolean(), quotes: z.number().int() }),
  },
})
