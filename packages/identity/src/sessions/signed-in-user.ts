import { z } from 'zod'

export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  timezone: z.string().max(60).default('UTC'),
})
export type Preferences = z.infer<typeof preferencesSchema>

/** Who is signed in, as every request sees them. */
export interface SignedInUser {
  readonly sessionId: string
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly isPlatformAdmin: boolean
  readonly mustChangePassword: boolean
  readonly preferences: Preferences
}
