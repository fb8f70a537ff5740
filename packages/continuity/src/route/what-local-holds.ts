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

/**
 * Gives this machine's side what the journal still holds for it, then says how much of the truth it has. Without a journal it is
 * the only side, and holds what there is.
 */
export async function whatLocalHolds(routed: RoutedCall, { journal, clock }: RouteSettings): Promise<Holding> {
  const { port, name, args, call } = routed
  if (!journal) return { args, ageMs: 0, isComplete: false }
  const about = { tenant: call.tenant, port, operation: name, args }
  const missing = await journal.catchUpLocal(about, call.deadline)
  const ageMs = missing.oldestAt ? Math.max(0, clock.now().getTime() - missing.oldestAt.getTime()) : 0
  return {
    args: await journal.translate('local', about, call.deadline),
    ageMs,
    isComplete: missing.missing === 0 && (await journal.isLocalComplete(call.tenant, port)),
  }
}
