import type { AnyRouter } from '@trpc/server'
import type { ProcedureMetadata } from './metadata.ts'

export interface WalkedProcedure {
  path: string
  type: 'query' | 'mutation' | 'subscription'
  meta: ProcedureMetadata | undefined
  /** Zod schemas, in the order they were declared. */
  inputs: unknown[]
  output: unknown
}

/** Every procedure of a router with what it declares; for the tests that guard the declarations. */
export function walkRouter(router: AnyRouter): WalkedProcedure[] {
  return Object.entries(router._def.procedures as Record<string, { _def: object }>).map(([path, { _def }]) => {
    const def = _def as { type: WalkedProcedure['type']; meta?: ProcedureMetadata; inputs: unknown[]; output?: unknown }
    return { path, type: def.type, meta: def.meta, inputs: def.inputs, output: def.output }
  })
}
