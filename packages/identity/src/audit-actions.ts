import { z } from 'zod'
import { defineAuditActions } from '@understudy/audit'
import { tenantRoles } from './policy/roles.ts'

const role = z.enum(tenantRoles)

export const identityAudit = defineAuditActions({
  'user.signed-in': { title: 'signed in', details: z.object({ userAgent: z.string().nullable() }) },
  'user.sign-in-failed': {
    title: 'failed to sign in',
    outcome: 'denied',
    details: z.object({ reason: z.enum(['credentials', 'disabled', 'blocked']) }),
  },
  'user.signed-out': { title: 'signed out', details: z.object({}) },
  'user.signed-out-everywhere': { title: 'signed out everywhere', details: z.object({ ended: z.number().int() }) },
  'user.session-ended': { title: 'ended a sign-in', details: z.object({ sessionId: z.uuid() }) },
  'user.password-changed': { title: 'changed the password', details: z.object({ otherSignInsEnded: z.number().int() }) },
  'user.preferences-changed': { title: 'changed preferences', details: z.object({ changes: z.record(z.string(), z.unknown()) }) },
  'user.created': {
    title: 'created the account of',
    details: z.object({ email: z.string(), platformRole: z.string().nullable() }),
  },
  'member.added': { title: 'added member', details: z.object({ email: z.string(), role, accountCreated: z.boolean() }) },
  'member.role-changed': { title: 'changed the role of', details: z.object({ before: role, after: role }) },
  'member.removed': { title: 'removed member', details: z.object({ role }) },
})
