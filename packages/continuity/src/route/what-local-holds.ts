import { setTimeout as after } from 'node:timers/promises'
import type { Deadline } from '@understudy/core'
import type { Freshness, Journal, OpenIntent, ReadAbout } from '../journal/journal.ts'
import type { RouteSettings } from './route-settings.ts'
import type { RoutedCall } from './routed-call.ts'

/** What a side knows of what a read is about. */
export interface Holding {
  /** The call's arguments in that side's own ids. */
  readonly args: readonly unknown[]
  /** Milliseconds that its answer may be behind the newest acknowledged write. */
  readonly ageMs: number
  /** True where "not there" is the truth. */
  readonly isComplete: boolean
}

/** Of the time left, how much may go by before this machine's side is known to be up to date. */
const SHARE = 0.6
/** The same for a write, which may not go before those that came before it. */
const WRITE_SHARE = 0.8
/** Milliseconds at most for what somebody else is handing over at this moment. */
const OTHERS_MS = 1_500
const LOOK_MS = 20

/**
 * Gives this machine's side what the journal still holds for it, then says how much of the truth it has. Without a journal it is
 * the only side, and holds what there is. Null where the journal does not answer: then nobody knows.
 */
export async function whatLocalHolds(
  routed: RoutedCall,
  { journal, journalReach, clock }: RouteSettings,
): Promise<Holding | null> {
  const { port, name, args, call } = routed
  if (!journal) return { args, ageMs: 0, isComplete: false }
  const about = { tenant: call.tenant, port, operation: name, args }
  const time = call.deadline.atMost(call.deadline.remainingMs() * SHARE)
  const known = await journalReach.ask(async () => {
    const missing = await upToDate(journal, about, time)
    const ageMs = missing.oldestAt ? Math.max(0, clock.now().getTime() - missing.oldestAt.getTime()) : 0
    return {
      args: await journal.translate('local', about, call.deadline),
      ageMs,
      isComplete: missing.missing === 0 && (await journal.isLocalComplete(call.tenant, port)),
    }
  }, time)
  return known.isKnown ? known.value : null
}

/** What others are handing over at this moment is waited for, briefly. */
async function upToDate(journal: Journal, about: ReadAbout, time: Deadline): Promise<Freshness> {
  const others = time.atMost(OTHERS_MS)
  for (;;) {
    const missing = await journal.catchUpLocal(about, time)
    if (missing.missing === 0 || others.remainingMs() <= LOOK_MS) return missing
    await after(LOOK_MS)
  }
}

/** Hands this machine's side the earlier writes of an intent's chain. @returns false where it still lacks one when the time is up */
export async function hasEarlierWrites(
  routed: RoutedCall,
  intent: OpenIntent,
  { journal, journalReach }: RouteSettings,
): Promise<boolean> {
  const { port, name, args, call } = routed
  if (!journal || !intent.behind.includes('local')) return true
  const about = { tenant: call.tenant, port, operation: name, args }
  const time = call.deadline.atMost(call.deadline.remainingMs() * WRITE_SHARE)
  const known = await journalReach.ask(async () => {
    for (;;) {
      await journal.catchUpLocal(about, time)
      if (!(await journal.lacking(intent, time)).includes('local')) return true
      if (time.remainingMs() <= LOOK_MS) return false
      await after(LOOK_MS)
    }
  }, call.deadline)
  return known.isKnown && known.value
}
