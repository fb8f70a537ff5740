import type { ErrorCode } from '@understudy/core'
import { z } from 'zod'
import type { Operation } from './call.ts'
import { errorFacts, type ErrorFacts } from './error-facts.ts'
import {
  brokenCodes,
  brokenNames,
  credentialsNames,
  deniedNames,
  rulingByName,
  rulingByStatus,
  rulings,
  throttlingNames,
  unreachedCodes,
  type Ruling,
} from './verdict-table.ts'
import type { Verdict } from './verdict.ts'
import { AttemptEnded } from './within-deadline.ts'

export interface Finding {
  readonly verdict: Verdict
  readonly code: ErrorCode
  readonly reason: string
  readonly maybeApplied: boolean
  readonly retryAfterMs?: number
  /** No name, no status, no known code: someone should look and list it. */
  readonly unlisted: boolean
}

const cancelled = z.object({ CancellationReasons: z.array(z.object({ Code: z.string().optional() })) })

const severity: readonly Verdict[] = ['ignore', 'healthy', 'caller', 'auth', 'overload', 'unhealthy']

/** A cancelled transaction means what the worst of its reasons means. */
function transactionRuling(error: unknown): Ruling | undefined {
  const parsed = cancelled.safeParse(error)
  if (!parsed.success) return undefined
  const found = parsed.data.CancellationReasons.map((reason) => reason.Code ?? 'None')
    .filter((code) => code !== 'None')
    .map((code) => ruleFor(errorFacts({ name: code }), undefined))
  return found.toSorted((a, b) => severity.indexOf(b.verdict) - severity.indexOf(a.verdict))[0] ?? rulings.conflict
}

/**
 * S3's 400 to a HEAD has no body and so no name. The port checks what a caller may get wrong before it asks; what is left is a token
 * that has expired, which is S3's 400 as well. Taken for the caller's mistake it would put a write aside for good.
 */
const isWordless = ({ status, names }: ErrorFacts): boolean => status === 400 && names.every((name) => name === 'Unknown')

/** Order matters: the first match wins, names before status. */
function ruleFor(facts: ErrorFacts, error: unknown): Ruling {
  if (error instanceof AttemptEnded) return error.why === 'deadline' ? rulings.deadline : rulings.cancelled
  if (facts.names.some((name) => name === 'CredentialsProvider' || name === 'TokenProvider')) return rulings.credentials
  const listed = facts.names.map((name) => rulingByName.get(name)).find((ruling) => ruling !== undefined)
  if (listed) return listed
  const transaction = transactionRuling(error)
  if (transaction) return transaction
  if (facts.names.some((name) => throttlingNames.has(name)) || facts.status === 429) return rulings.throttled
  if (facts.systemCode && unreachedCodes.has(facts.systemCode)) return rulings.unreached
  if (facts.systemCode && brokenCodes.has(facts.systemCode)) return rulings.broken
  if (facts.names.some((name) => brokenNames.has(name))) return rulings.broken
  if (facts.status !== undefined && facts.status >= 500) return rulings.broken
  if (facts.names.some((name) => credentialsNames.has(name))) return rulings.credentials
  if (facts.names.some((name) => deniedNames.has(name))) return rulings.denied
  if (isWordless(facts)) return rulings.credentials
  if (facts.status !== undefined) return rulingByStatus(facts.status)
  return rulings.unlisted
}

/**
 * What an error means. Pure.
 * @param earlier errors of the SDK's own earlier attempts of this call: a 412 after a reset may be the answer to our own first try.
 */
export function verdictOf(error: unknown, operation: Pick<Operation, 'kind'>, earlier: readonly unknown[] = []): Finding {
  const facts = errorFacts(error)
  const ruling = ruleFor(facts, error)
  const uncertain = [ruling, ...earlier.map((each) => ruleFor(errorFacts(each), each))].some((each) => each.applied === 'unknown')
  return {
    verdict: ruling.verdict,
    code: ruling.code,
    reason: error instanceof AttemptEnded ? error.why : facts.reason,
    maybeApplied: operation.kind === 'write' && uncertain,
    unlisted: ruling === rulings.unlisted,
    ...(facts.retryAfterMs === undefined ? {} : { retryAfterMs: facts.retryAfterMs }),
  }
}
