import type { Deadline, OperationId, TenantRef } from '@understudy/core'
import type { PortName } from '@understudy/ports'

export type Side = 'aws' | 'local'

/** A write as the route hands it over, before its first attempt. */
export interface NewIntent {
  readonly tenant: TenantRef
  readonly port: PortName
  readonly operation: string
  readonly operationId: OperationId
  /** The port method's arguments after the context; bytes may be anywhere in them. */
  readonly args: readonly unknown[]
  /** The sides that shall have it in the end. */
  readonly sides: readonly Side[]
  /** The side that will be asked first; a process that dies then leaves an outcome there that somebody has to look into. */
  readonly first: Side
  /** The fleet's epoch of this port. */
  readonly epoch: number
}

export interface OpenIntent {
  readonly id: string
  readonly tenant: TenantRef
  readonly port: PortName
  readonly chain: string
  /** Hybrid logical clock, sortable as text. */
  readonly version: string
  /** The side that answered when this operation id was here before; null when it is new, or nobody answered then. */
  readonly servedBefore: Side | null
  /** What that side called the result. */
  readonly refBefore?: string | null
  /** Sides that lack an earlier write of this chain: the order would break if this one went there first. */
  readonly behind: readonly Side[]
}

/** What the call's attempts came to: each side's state, and who answered the caller. */
export interface Settlement {
  readonly servedBy: Side | null
  /** applied: it has it · pending: it has it not · maybe_applied: nobody knows · rejected: it said no, and so nobody gets it. */
  readonly states: Partial<Record<Side, 'applied' | 'pending' | 'maybe_applied' | 'rejected'>>
  /** What the answering side called the result (version id, event id). */
  readonly ref: string | null
}

/** How well a side knows what the journal knows, for one chain or a whole port of a tenant. */
export interface Freshness {
  /** Writes the side still lacks. */
  readonly missing: number
  /** When the oldest of them was made; null when nothing is missing. */
  readonly oldestAt: Date | null
}

/**
 * Every write passes through it, in good times and bad: known before its first attempt, kept until both sides have it. What the
 * route needs of it; replay and comparison are others' matter.
 */
export interface Journal {
  /**
   * Resolves once the intent is durable and no earlier write of its chain is under way anywhere.
   * @throws PortError unavailable when it cannot be made durable (database away, journal full), before anything was sent
   */
  append(intent: NewIntent, deadline: Deadline): Promise<OpenIntent>
  /**
   * False once this process stood still for so long since the append that others may have taken it for gone and given the write up:
   * nothing may be sent for it any more.
   */
  mayStillSend(intent: OpenIntent): boolean
  /** Sides that still lack an earlier write of the intent's chain: `behind`, as it is by now. */
  lacking(intent: OpenIntent, deadline: Deadline): Promise<readonly Side[]>
  /** Written behind the caller's back, in batches; lost with the process it is found out again by looking at the sides. Never throws. */
  settle(intent: OpenIntent, settlement: Settlement): void
  /** Resolves once everything settled before it is written. */
  flush(): Promise<void>
  /**
   * Gives this machine's side what the journal holds for it: of the chain that the read is about, or of the whole port where the
   * read is about more than one. Cheap where nothing waits. What is still missing afterwards is told, not thrown.
   */
  catchUpLocal(read: ReadAbout, deadline: Deadline): Promise<Freshness>
  /** What AWS lacks of what the read is about: such a read is answered here until it has been handed over. */
  missingAt(side: Side, read: ReadAbout, deadline: Deadline): Promise<Freshness>
  /** True when this machine's side is known to hold everything that was ever written for this tenant and port. */
  isLocalComplete(tenant: TenantRef, port: PortName): Promise<boolean>
  /** The arguments as that side knows things: ids that the other side gave are exchanged for its own. */
  translate(side: Side, read: ReadAbout, deadline: Deadline): Promise<readonly unknown[]>
}

export interface ReadAbout {
  readonly tenant: TenantRef
  readonly port: PortName
  readonly operation: string
  readonly args: readonly unknown[]
}
