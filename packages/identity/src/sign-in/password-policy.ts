import { z } from 'zod'
import { isCommonPassword } from './common-passwords.ts'

export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 256

/** Length is what counts: no composition rules, nothing cut, common ones refused (NIST SP 800-63B). */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters. A sentence works well.`)
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`)
  .refine((password) => !isCommonPassword(password), 'This password is on the list of common ones. Choose another.')
