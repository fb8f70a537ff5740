import { Deadline, operationId, type ErrorCode, type TenantRef } from '@understudy/core'
import { expect } from 'vitest'
import type { CallContext } from '../call.ts'
import type { Verdict } from '../verdict.ts'

export interface ExpectedFinding {
  readonly verdict: Verdict
  readonly code: ErrorCode
  /** Of a write; a read never is. */
  readonly maybeApplied: boolean
  readonly isAtDeadline?: boolean
}

/** A fault that never ends is cut off here … */
const SHORT_MS = 500
/** … and one that answers is not, however busy the machine is. */
const LONG_MS = 5_000
const LATEST_MS = 100

/** Makes the call and compares what it throws, and when: a timer of the same length tells how late this machine itself is. */
export async function expectFinding(
  tenant: TenantRef,
  kind: 'read' | 'write',
  expected: ExpectedFinding,
  run: (call: CallContext) => Promise<unknown>,
): Promise<void> {
  const { isAtDeadline = false, ...finding } = expected
  const deadlineMs = isAtDeadline ? SHORT_MS : LONG_MS
  const startedMs = performance.now()
  const due = new Promise<number>((resolve) => setTimeout(() => resolve(performance.now()), deadlineMs))
  const call = { tenant, operationId: operationId(crypto.randomUUID()), deadline: Deadline.in(deadlineMs) }
  const thrown: unknown = await run(call).then(
    () => null,
    (error: unknown) => error,
  )
  const endedMs = performance.now()
  expect(thrown).toMatchObject({ name: 'PortError', ...finding, maybeApplied: kind === 'write' && finding.maybeApplied })
  expect(String(thrown)).toMatch(/^PortError: [A-Z].*\.$/)
  if (isAtDeadline) {
    expect(endedMs - startedMs).toBeGreaterThan(deadlineMs - LATEST_MS)
    expect(endedMs).toBeLessThan((await due) + LATEST_MS)
  } else expect(endedMs - startedMs).toBeLessThan(deadlineMs + LATEST_MS)
}
