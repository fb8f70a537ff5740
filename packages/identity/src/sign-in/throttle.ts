import { createHash } from 'node:crypto'
import { AppError, type Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'

const WINDOW_MS = 15 * 60_000
const FREE_FAILURES = { account: 5, address: 30 }
const FIRST_BLOCK_MS = 30_000
const LONGEST_BLOCK_MS = 15 * 60_000

type Kind = keyof typeof FREE_FAILURES

export interface AttemptSource {
  readonly email: string
  readonly address: string
}

const keysOf = ({ email, address }: AttemptSource): [Kind, string][] => [
  ['account', `account:${createHash('sha256').update(email.toLowerCase()).digest('hex')}`],
  ['address', `address:${address}`],
]

/** @throws AppError rate_limited, whether the account exists or not; details.retryAfterMs says how long. */
export async function refuseBlocked(tx: Tx, clock: Clock, source: AttemptSource): Promise<void> {
  const now = clock.now()
  const rows = await tx.signInAttempt.findMany({ where: { key: { in: keysOf(source).map(([, key]) => key) } } })
  const retryAfterMs = Math.max(0, ...rows.map((row) => (row.blockedUntil?.getTime() ?? 0) - now.getTime()))
  if (retryAfterMs === 0) return
  const seconds = Math.ceil(retryAfterMs / 1000)
  throw new AppError('rate_limited', `Too many failed sign-ins. Try again in ${seconds} s.`, { details: { retryAfterMs } })
}

/** Counts a failure for the account and for the address; blocks double from 30 s to 15 min. */
export async function countFailure(tx: Tx, clock: Clock, source: AttemptSource): Promise<void> {
  const now = clock.now()
  for (const [kind, key] of keysOf(source)) {
    const row = await tx.signInAttempt.findUnique({ where: { key } })
    const isFresh = row !== null && now.getTime() - row.windowStart.getTime() < WINDOW_MS
    const failures = (isFresh ? row.failures : 0) + 1
    const beyond = failures - FREE_FAILURES[kind]
    const blockMs = beyond < 0 ? 0 : Math.min(FIRST_BLOCK_MS * 2 ** beyond, LONGEST_BLOCK_MS)
    const data = {
      failures,
      windowStart: isFresh ? row.windowStart : now,
      blockedUntil: blockMs ? new Date(now.getTime() + blockMs) : null,
    }
    await tx.signInAttempt.upsert({ where: { key }, create: { key, ...data }, update: data })
  }
}

/** A success clears the account, never the address: one good account must not open the door for guessing others. */
export async function clearFailures(tx: Tx, source: AttemptSource): Promise<void> {
  await tx.signInAttempt.deleteMany({ where: { key: keysOf(source)[0]![1] } })
}
