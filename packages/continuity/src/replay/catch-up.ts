import type { Deadline } from '@understudy/core'
import type { Database } from '@understudy/db'
import type { Intent } from '../journal/intent.ts'
import type { Applier } from './applier.ts'
import { claimIntents, finishIntents, releaseIntents, type Finished } from './finish-intents.ts'

/** Milliseconds for which a write is taken: no longer than callers wait, should this process be killed meanwhile. */
const CLAIM_MS = 3_000

/**
 * Brings writes to this machine's side for a read that needs them now. A chain stops where somebody else is at work, where one
 * fails, or when the time is up.
 */
export async function catchUp(db: Database, applier: Applier, waiting: readonly Intent[], deadline: Deadline): Promise<void> {
  const { clock } = applier.parts
  const claimed = await claimIntents(db, waiting, 'local', null, CLAIM_MS)
  const stopped = new Set<string>()
  const finished: Finished[] = []
  const left = new Set(claimed)
  for (const intent of waiting) {
    if (deadline.expired) break
    if (stopped.has(intent.chain)) continue
    const outcome = claimed.has(intent.id) ? await applier.apply(intent, 'local', deadline) : null
    if (outcome) {
      finished.push({ intent, side: 'local', outcome })
      left.delete(intent.id)
    }
    if (outcome?.kind !== 'applied') stopped.add(intent.chain)
  }
  if (finished.length > 0) await finishIntents(db, finished, null, clock.now())
  const unused = waiting.filter(({ id }) => left.has(id))
  if (unused.length > 0) await releaseIntents(db, unused, null)
}
