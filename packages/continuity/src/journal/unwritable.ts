import { isAppError } from '@understudy/core'
import { PortError } from '@understudy/ports'
import type { NewIntent } from './journal.ts'
import { DiskFullError } from './payloads.ts'

const TRY_AGAIN_MS = 5_000

/** Too much waits already. */
export class JournalFullError extends Error {}

const WAITING_WORDS = 'Too many writes wait to be handed on: this one was not taken, and nothing was sent.'
const DISK_WORDS = 'The disk is almost full: this write was not taken, and nothing was sent.'

/** Of the file system, and PostgreSQL's disk_full. */
const diskFull: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', '53100'])
const saysDiskFull = (error: unknown): boolean => error instanceof Error && 'code' in error && diskFull.has(error.code)

const fields = ({ port, operation }: NewIntent) =>
  ({ provider: 'local', operation: `${port}.${operation}`, maybeApplied: false }) as const

/** Why a write was not made durable, and so not sent. */
export function unwritable(error: unknown, intent: NewIntent): PortError {
  if (error instanceof PortError) return error
  if (isAppError(error))
    return new PortError(error.message, { ...fields(intent), verdict: 'caller', code: error.code, reason: 'InvalidInput' })
  const isDisk = error instanceof DiskFullError || saysDiskFull(error)
  if (isDisk || error instanceof JournalFullError)
    return new PortError(isDisk ? DISK_WORDS : WAITING_WORDS, {
      ...fields(intent),
      verdict: 'overload',
      code: 'unavailable',
      reason: 'JournalFull',
      retryAfterMs: TRY_AGAIN_MS,
      cause: error,
    })
  return new PortError(
    'This write could not be made durable before it was sent: the database does not answer. Nothing was sent.',
    {
      ...fields(intent),
      verdict: 'unhealthy',
      code: 'unavailable',
      reason: 'JournalUnavailable',
      cause: error,
    },
  )
}

/** The deadline passed while it stood behind earlier writes, or while it was being written down. */
export const tooLate = (intent: NewIntent, why: 'behind others' | 'not written'): PortError =>
  new PortError(
    why === 'behind others'
      ? 'An earlier write of the same thing was still under way when the time was up. Nothing was sent.'
      : 'This write could not be made durable in time. Nothing was sent.',
    {
      ...fields(intent),
      verdict: 'unhealthy',
      code: why === 'behind others' ? 'deadline_exceeded' : 'unavailable',
      reason: why === 'behind others' ? 'JournalBusy' : 'JournalUnavailable',
    },
  )
