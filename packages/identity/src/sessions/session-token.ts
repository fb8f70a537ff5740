import { createHash, randomBytes } from 'node:crypto'

/** What the cookie holds: 256 random bits, nothing else. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url')

/** What the database holds. */
export const hashSessionToken = (token: string): string => createHash('sha256').update(token).digest('hex')
