import type { Answer, CallContext, Operation, PortError, PortName } from '@understudy/ports'
import type { Attempt } from '../schema.ts'

export interface RoutedCall {
  readonly port: PortName
  readonly name: string
  readonly operation: Operation
  readonly call: CallContext
  /** What the caller passed after the context. */
  readonly args: readonly unknown[]
}

export type Outcome = { readonly ok: true; readonly answer: Answer<unknown> } | { readonly ok: false; readonly error: PortError }

/** A decided call: the answer or the error, and every candidate with what became of it. */
export interface RouteResult {
  readonly outcome: Outcome
  readonly attempts: readonly Attempt[]
}

export const refused = (error: PortError): Outcome => ({ ok: false, error })
