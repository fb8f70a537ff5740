import { z } from 'zod'
import { defineAuditActions } from '@understudy/audit'

const order = z.object({
  port: z.string(),
  tenant: z.string().nullable(),
  mode: z.string(),
  reason: z.string(),
  expiresAt: z.string().nullable(),
})

export const continuityAudit = defineAuditActions({
  'continuity.mode-set': { title: 'set the mode of', details: order },
  'continuity.mode-ended': { title: 'ended the mode of', details: order.extend({ endedBy: z.enum(['person', 'expiry']) }) },
  'continuity.mode-refused': {
    title: 'was refused a mode of',
    details: order.pick({ port: true, tenant: true, mode: true, reason: true }).extend({ refusal: z.string() }),
    outcome: 'denied',
  },
  'continuity.conflict-resolved': {
    title: 'decided the conflict of',
    details: z.object({ port: z.string(), action: z.string(), reason: z.string() }),
  },
  'continuity.poisoned-decided': {
    title: 'decided the refused write of',
    details: z.object({ port: z.string(), operation: z.string(), side: z.string(), action: z.string(), reason: z.string() }),
  },
  'continuity.replay-held': {
    title: 'held or resumed the handing over of',
    details: z.object({ held: z.boolean(), reason: z.string() }),
  },
  'continuity.comparison-asked': {
    title: 'asked for a comparison of',
    details: z.object({ tenant: z.string().nullable(), reason: z.string() }),
  },
  'continuity.drill-started': {
    title: 'started the drill',
    details: z.object({
      timeline: z.string(),
      ports: z.array(z.string()),
      compression: z.number(),
      trigger: z.enum(['person', 'schedule']),
      reason: z.string().nullable(),
    }),
  },
  'continuity.drill-schedule-changed': {
    title: 'changed when drills start by themselves:',
    details: z.object({ isOn: z.boolean(), day: z.string(), hour: z.number().int() }),
  },
  'continuity.drill-stopped': { title: 'stopped the drill', details: z.object({ timeline: z.string(), state: z.string() }) },
  'continuity.drill-ended': {
    title: 'ended the drill',
    details: z.object({ timeline: z.string(), state: z.string(), calls: z.number().int(), failed: z.number().int() }),
  },
})
