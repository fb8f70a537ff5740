import { PortError } from '@understudy/ports'
import { translateArgs } from '../journal/translate-args.ts'
import { refOf } from '../route/ref-of.ts'
import type { Handing, Method } from './applier.ts'
import type { Outcome } from './outcome.ts'

/** What is gone already need not be deleted. */
const deletions: ReadonlySet<string> = new Set(['deleteEvent', 'deleteRecord', 'deleteIndex', 'delete'])

/**
 * Memory and search: events and records are told apart by client tokens, documents by external versions, so that a repeat, also one
 * of an unknown outcome, repeats nothing. An older version that is refused is one that a newer has overtaken.
 */
export async function applyToOthers({ intent, side, args, port, call, parts }: Handing): Promise<Outcome> {
  const { operation, tenant } = intent
  const target = port(side, intent.port) as unknown as Record<string, Method>
  const itsArgs = await translateArgs(parts.db, side, { tenant, port: intent.port, operation, args })
  try {
    const { value } = await target[operation]!(call(), ...itsArgs)
    return { kind: 'applied', ref: refOf(value) }
  } catch (error) {
    if (error instanceof PortError && error.code === 'not_found' && deletions.has(operation))
      return { kind: 'applied', ref: null }
    throw error
  }
}
