import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { it } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { CallContext } from '../call.ts'
import type { KnownDifference } from './known-difference.ts'

/** A test of a suite: an expected failure where this bed is known to differ. */
export type Check = (name: string, run: () => Promise<void>) => void

/** `it`, and `it.fails` for what the bed is known to fail. */
export const checksFor =
  (known: readonly KnownDifference[]): Check =>
  (name, run) =>
    known.some((each) => each.check === name) ? it.fails(name, run) : it(name, run)

/** A call of its own operation, with plenty of time unless told. */
export const callOf = (tenant: TenantRef, options: { operation?: string; withinMs?: number } = {}): CallContext => ({
  tenant,
  operationId: operationId(options.operation ?? randomUUID()),
  deadline: Deadline.in(options.withinMs ?? 10_000),
})
