import { describe, expect, it } from 'vitest'
import { newPasswordSchema } from './password-policy.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

const isAccepted = (password: string) => newPasswordSchema.safeParse(password).success

describe('newPasswordSchema', () => {
  it.each([
    'seven green bicycles',
    'åtta gröna cyklar vid ån',
    'x'.repeat(3) + ' long enough with words',
    'a1!'.repeat(2) + ' and some more',
  ])('accepts %s', (password) => expect(isAccepted(password)).toBe(true))

  it.each([
    'too short',
    'passwordpassword',
    'P4ssw0rdP4ssw0rd!',
    'aaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '123456789012345678',
    'qwertyuiopqwertyuiop',
    'correcthorsebatterystaple',
  ])('refuses %s', (password) => expect(isAccepted(password)).toBe(false))

  it('takes long ones whole', async () => {
    const long = 'a sentence of many words '.repeat(10).slice(0, 250)
    expect(isAccepted(long)).toBe(true)
    const hash = await hashPassword(long)
    expect(await verifyPassword(hash, long)).toBe(true)
    expect(await verifyPassword(hash, long.slice(0, -1))).toBe(false)
  })
})
