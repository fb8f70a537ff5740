import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CallScope } from '@understudy/api'
import { Gate, scriptedAgent } from '../testing/scripted-agent.ts'
import { ana, startHarness, type Harness } from '../testing/runtime-harness.ts'
import type { RunChange } from '../schema.ts'
import { followRun } from './follow-run.ts'

let harness: Harness
let gate: Gate

beforeAll(async () => {
  const slow = async ({ progress }: { progress(done: number, total: number, unit: string): void }) => {
    progress(1, 2, 'turns')
    await gate.pass()
    return 'first'
  }
  harness = await startHarness([
    scriptedAgent({
      work: [
        { key: 'first', work: slow },
        { key: 'second', work: () => 'second' },
      ],
    }),
  ])
})
afterAll(() => harness.close())

/** Collects what a follower gets until a message is the last one it waits for. */
async function follow(
  runId: string,
  from: { sinceSeq?: number; lastEventId?: string },
  isLast: (change: RunChange) => boolean,
): Promise<RunChange[]> {
  const leave = new AbortController()
  const scope = {
    tenant: { ...harness.tenant, name: 'Acme' },
    actor: ana,
    db: harness.db,
    inTransaction: harness.act,
  } as unknown as CallScope
  const changes: RunChange[] = []
  for await (const [id, change] of followRun(scope, { runId, sinceSeq: 0, ...from }, leave.signal)) {
    expect(id).toBe(String(change.lastSeq))
    changes.push(change)
    if (isLast(change)) leave.abort()
  }
  return changes
}
const events = (changes: RunChange[]) => changes.flatMap((change) => change.events)

it('replays, follows live with progress, and goes on where a lost connection stopped', async () => {
  gate = new Gate()
  const runId = await harness.queueRun('work')
  const whole = follow(runId, {}, ({ status }) => status === 'succeeded')
  const untilProgress = follow(runId, {}, ({ progress }) => progress.length > 0)
  const running = harness.executor().execute({ tenantId: harness.tenant.id, runId })

  const before = await untilProgress
  expect(before.at(-1)).toMatchObject({ status: 'running', progress: [{ stepKey: 'first', done: 1, total: 2, unit: 'turns' }] })
  gate.open()
  await running
  const after = await follow(runId, { lastEventId: String(before.at(-1)!.lastSeq) }, ({ status }) => status === 'succeeded')

  const all = events(await whole)
  expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(all.at(-1)!.event).toEqual({ type: 'run.succeeded' })
  expect([...events(before), ...events(after)]).toEqual(all)
})
