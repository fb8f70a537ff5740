import { z } from 'zod'
import { newPasswordSchema } from './sign-in/password-policy.ts'
import { preferencesSchema } from './sessions/signed-in-user.ts'
import { tenantRoles } from './policy/roles.ts'

export const emailSchema = z
  .email('This is not an e-mail address.')
  .max(200)
  .transform((email) => email.toLowerCase())

export const signInInput = z.object({ email: z.string().trim().min(1).max(200), password: z.string().min(1).max(256) })

export const changePasswordInput = z.object({ currentPassword: z.string().min(1).max(256), newPassword: newPasswordSchema })
export type ChangePasswordInput = z.infer<typeof changePasswordInput>

export const mySessionSchema = z.object({
  id: z.uuid(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  isCurrent: z.boolean(),
})
export type MySession = z.infer<typeof mySessionSchema>

const roleSchema = z.enum(tenantRoles)

export const meSchema = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  isPlatformAdmin: z.boolean(),
  mustChangePassword: z.boolean(),
  preferences: preferencesSchema,
  tenants: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      role: z.union([roleSchema, z.literal('platform-admin')]),
      permissions: z.array(z.string()),
    }),
  ),
  /** Rights that hold outside any tenant. */
  platformPermissions: z.array(z.string()),
})
export type MeView = z.infer<typeof meSchema>

export const memberSchema = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  status: z.enum(['active', 'disabled']),
  hasSignedIn: z.boolean(),
  lastSeenAt: z.date().nullable(),
  since: z.date(),
  isMe: z.boolean(),
})
export type MemberView = z.infer<typeof memberSchema>

export const addMemberInput = z.object({
  email: emailSchema,
  name: z.string().trim().min(1, 'Give a name.').max(100),
  role: roleSchema,
})
export type AddMemberInput = z.infer<typeof addMemberInput>

export const addedMemberSchema = z.object({
  userId: z.uuid(),
  /** Shown once; null when the person already had an account. */
  oneTimePassword: z.string().nullable(),
})

export const changeMemberRoleInput = z.object({ userId: z.uuid(), role: roleSchema })
export const removeMemberInput = z.object({ userId: z.uuid() })
