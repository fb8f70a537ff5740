import { z } from 'zod'

const theme = z.enum(['system', 'light', 'dark'])
const density = z.enum(['comfortable', 'compact'])
const timezone = z.string().max(60)

export const preferencesSchema = z.object({
  theme: theme.default('system'),
  density: density.default('comfortable'),
  timezone: timezone.default('UTC'),
})
export type Preferences = z.infer<typeof preferencesSchema>

/** A change of some: without defaults, which would reset what is not named. */
export const preferencesChangeSchema = z.object({ theme, density, timezone }).partial()
export type PreferencesChange = z.infer<typeof preferencesChangeSchema>

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
