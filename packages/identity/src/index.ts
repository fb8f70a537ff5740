export * from './policy/index.ts'
export * from './schema.ts'
export { preferencesChangeSchema, preferencesSchema, type Preferences, type SignedInUser } from './sessions/signed-in-user.ts'
export { newPasswordSchema, PASSWORD_MAX, PASSWORD_MIN } from './sign-in/password-policy.ts'
