import type { CallContext, Operation } from './call.ts'
import { answerFrom, type Side } from './side.ts'
import type { Attempt } from './within-deadline.ts'

/** One thing that a side holds, named and digested the same way on both sides: equal digests, equal things. */
export interface HeldThing {
  readonly key: string
  readonly digest: string
}

/** A walk is many calls, each with a deadline of its own. */
export type NewCall = () => CallContext

/** Everything that one side of a port holds of a tenant: for comparing the sides, not for callers. */
export interface Inventory {
  /** The memories or indexes that this side can name; where a port has none of these, one group without a name. @throws PortError */
  groups(newCall: NewCall): Promise<string[]>
  /** All things of a group, in pages, in no particular order. @throws PortError */
  things(newCall: NewCall, group: string): AsyncGenerator<readonly HeldThing[], void>
}

const read: Operation = { kind: 'read', idempotent: true, needsCompleteMirror: true, budgetMs: 10_000 }

/** One page of a walk, under a deadline and with the port's errors. */
export async function walkPage<T>(
  side: Side,
  newCall: NewCall,
  run: (call: CallContext & { attempt: Attempt }) => Promise<T>,
): Promise<T> {
  const call = newCall()
  return (await answerFrom(side, 'inventory', read, call, (attempt) => run({ ...call, attempt }))).value
}
