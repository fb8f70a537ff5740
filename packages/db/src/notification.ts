import { z } from 'zod'
import type { Tx } from './transaction.ts'

/** What one process tells the others after a commit. Ids only: readers fetch what they may see. */
export const notificationSchema = z.object({
  topic: z.enum([
    'run',
    'session',
    'audit',
    'tenant',
    'member',
    'user-session',
    'provider-health',
    'process',
    'continuity',
    'suspicion',
    'journal',
    'sandbox',
    'drill',
    'resync',
  ]),
  tenantId: z.string().optional(),
  id: z.string().optional(),
})
export type Notification = z.infer<typeof notificationSchema>

export const CHANNEL = 'understudy'

/** Sent by Postgres when, and only when, the transaction commits. */
export async function notify(tx: Tx, notification: Notification): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(notification)})`
}
