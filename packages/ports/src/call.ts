import type { Deadline, OperationId, TenantRef } from '@understudy/core'

/** `aws:<region>` or `local`. */
export type ProviderId = `aws:${string}` | 'local'

export const portNames = ['objects', 'memory', 'search', 'models'] as const
export type PortName = (typeof portNames)[number]

/** What every port method takes first. */
export interface CallContext {
  /** Names, prefixes, indices and keys are derived from it inside the port: a caller cannot spell another tenant's. */
  readonly tenant: TenantRef
  /** The same id always means the same effect: repeating a call with it repeats nothing, on either side. */
  readonly operationId: OperationId
  /** Covers the whole call, including reading the body. */
  readonly deadline: Deadline
  /** The caller gave up. Counts for nobody's health. */
  readonly signal?: AbortSignal
  /** An earlier try of this very operation has an outcome that nobody knows: where repeats are not told apart, look before writing. */
  readonly mayRepeat?: boolean
}

/** What a provider stands for in one answer. `local` = durable on this side only. */
export type Durability = 'aws' | 'local' | 'both'

/** Every port method's result. */
export interface Answer<T> {
  readonly value: T
  readonly servedBy: ProviderId
  /** How far behind the newest acknowledged write the answer may be; 0 from the side that took the writes. */
  readonly ageMs: number
  readonly durability: Durability
  /** Opaque; compare for equality only. */
  readonly version?: string
  /** One sentence on what is missing, when the answer is less than the full service would give. */
  readonly degraded?: string
  /** Tokens, where the operation has a price. */
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number }
}

/** What a route needs to know about an operation before it calls it. */
export interface Operation {
  readonly kind: 'read' | 'write'
  /** May be repeated on the next provider after an unknown outcome. */
  readonly idempotent: boolean
  /** Only a complete mirror can answer it truthfully ("not found", a list, create-if-absent). */
  readonly needsCompleteMirror: boolean
  /** The longest one attempt may take, milliseconds. */
  readonly budgetMs: number
}

export type Operations<Port> = { readonly [Name in keyof Port]: Operation }
