import type { Clock } from '@understudy/core'
import type { Journal } from '../journal/journal.ts'
import type { Provider } from '../provider.ts'
import type { Invoke } from './attempt.ts'
import type { Bulkheads } from './overload/bulkheads.ts'
import type { Gate } from './gate.ts'
import type { JournalReach } from './journal-reach.ts'
import type { LastKnown } from './last-known.ts'
import type { Latencies } from './latencies.ts'
import type { RoutedCall } from './routed-call.ts'

/** What the calls of one port are routed with. */
export interface RouteSettings {
  /** The port's chain, first choice first. */
  readonly chain: readonly Provider[]
  /** Milliseconds one attempt may take at most. */
  readonly timeoutMs: number
  readonly gate: Gate
  /** Null where there is nothing to keep: one side alone, or a port whose calls leave nothing behind. */
  readonly journal: Journal | null
  readonly journalReach: JournalReach
  readonly latencies: Latencies
  readonly bulkheads: Bulkheads
  readonly lastKnown: LastKnown
  /** A slow read that may be repeated is asked twice. */
  readonly hedgesReads: boolean
  readonly clock: Clock
  readonly invoke: (provider: Provider, routed: RoutedCall) => Invoke
}
