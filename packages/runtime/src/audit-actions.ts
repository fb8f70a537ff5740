import { z } from 'zod'
import { defineAuditActions } from '@understudy/audit'

const run = { sessionId: z.uuid(), number: z.number().int(), kind: z.string() }

export const runtimeAudit = defineAuditActions({
  'session.created': { title: 'started session', details: z.object({ agentKey: z.string(), agentVersion: z.number().int() }) },
  'session.ended': { title: 'ended session', details: z.object({}) },
  'run.started': { title: 'started run', details: z.object(run) },
  'run.stop-requested': { title: 'asked to stop run', details: z.object({ ...run, wasRunning: z.boolean() }) },
  'run.retried': { title: 'retried run', details: z.object({ ...run, fromStep: z.string().nullable(), before: z.string() }) },
})
