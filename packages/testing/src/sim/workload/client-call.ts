import type { TenantRef } from '@understudy/core'
import type { PortName } from '@understudy/ports'

/** What a client asks for. Each kind of thing has its own keys, and each write says something that no other says. */
export type Asked =
  | { readonly kind: 'put' | 'create' | 'delete' | 'get'; readonly key: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'event' | 'events'; readonly key: string }
  | { readonly kind: 'forget'; readonly key: string; readonly eventId: string; readonly of: string }
  | { readonly kind: 'value' | 'read-value'; readonly key: string }
  | { readonly kind: 'records'; readonly key: string; readonly count: number }
  | { readonly kind: 'index' }
  | { readonly kind: 'documents'; readonly documents: readonly { readonly id: string; readonly version: number }[] }
  | { readonly kind: 'document'; readonly key: string }
  | { readonly kind: 'remove-document'; readonly key: string; readonly version: number }

export interface Answered {
  readonly ok: true
  readonly servedBy: string
  readonly ageMs: number
  readonly degraded: boolean
  /** What was read: labels of writes, or what a write was told of its parts. Null: nothing is there. */
  readonly said: readonly string[] | null
}

export interface Failed {
  readonly ok: false
  readonly code: string
  readonly reason: string
  readonly verdict: string
  readonly maybeApplied: boolean
}

export interface Attempt {
  readonly place: string
  /** The life of the process that was asked. */
  readonly life: string
  readonly fromMs: number
  readonly deadlineMs: number
  /** False where the process may not have heard what an operator ordered, or stood still meanwhile. */
  isInformed: boolean
  /** Null while nobody has answered; it may be that nobody ever will. */
  toMs: number | null
  outcome: Answered | Failed | null
}

/** One call of one client as it saw it: every attempt under the same operation id. */
export interface ClientCall {
  readonly client: string
  readonly tenant: TenantRef
  readonly port: PortName
  /** Its operation id, and what it writes. */
  readonly label: string
  readonly asked: Asked
  readonly attempts: Attempt[]
}

const writes: ReadonlySet<Asked['kind']> = new Set([
  'put',
  'create',
  'delete',
  'event',
  'forget',
  'value',
  'records',
  'index',
  'documents',
  'remove-document',
])

export const isWrite = ({ asked }: Pick<ClientCall, 'asked'>): boolean => writes.has(asked.kind)

export const answerOf = ({ attempts }: ClientCall): Answered | null =>
  attempts.map(({ outcome }) => outcome).find((outcome): outcome is Answered => outcome?.ok === true) ?? null

export const beganMs = ({ attempts }: ClientCall): number => attempts[0]?.fromMs ?? Infinity

/** When it was told that it is done. Infinity where it never was. */
export const acknowledgedMs = ({ attempts }: ClientCall): number =>
  attempts.find(({ outcome }) => outcome?.ok === true)?.toMs ?? Infinity

/** After this its place in the order of writes is settled, whatever becomes of it: an answer, or the caller's patience at an end. */
export const settledMs = ({ attempts }: ClientCall): number =>
  Math.max(...attempts.map(({ toMs, deadlineMs }) => toMs ?? deadlineMs))

/** True where every attempt was refused for sure: it never happened, and never will. */
export const isRefused = ({ attempts }: ClientCall): boolean =>
  attempts.length > 0 && attempts.every(({ outcome }) => outcome?.ok === false && !outcome.maybeApplied)
