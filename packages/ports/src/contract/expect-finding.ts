import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { expect } from 'vitest'
import type { CallContext } from '../call.ts'
import type { ExpectedFinding } from './faults.ts'

const DEADLINE_MS = 500
const LATEST_MS = 100

/** Makes the call and compares what it throws, and when: a timer of the same length tells how late this machine itself is. */
export async function expectFinding(
  tenant: TenantRef,
  kind: 'read' | 'write',
  expected: ExpectedFinding,
  run: (call: CallContext) => Promise<unknown>,
): Promise<void> {
  const startedMs = performance.now()
  const due = new Promise<number>((resolve) => setTimeout(() => resolve(performance.now()), DEADLINE_MS))
  const call = { tenant, operationId: operationId(crypto.randomUUID()), deadline: Deadline.in(DEADLINE_MS) }
  const thrown: unknown = await run(call).then(
    () => null,
    (error: unknown) => error,
  )
  const endedMs = performance.now()
  const { isAtDeadline = false, ...finding } = expected
  expect(thrown).toMatchObject({ name: 'PortError', ...finding, maybeApplied: kind === 'write' && finding.maybeApplied })
  expect(String(thrown)).toMatch(/^PortError: [A-Z].*\.$/)
  if (isAtDeadline) {
    expect(endedMs - startedMs).toBeGreaterThan(DEADLINE_MS - LATEST_MS)
    expect(endedMs).toBeLessThan((await due) + LATEST_MS)
  } else expect(endedMs - startedMs).toBeLessThan(DEADLINE_MS + LATEST_MS)
}
