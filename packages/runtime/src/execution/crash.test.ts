import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '@understudy/core'
import { silentLogger } from '@understudy/telemetry'
import { gatedAgent, gatedSteps, gates, LARGE } from '../testing/gated-agent.ts'
import { startHarness, type Harness } from '../testing/runtime-harness.ts'
import { reconcileRuns } from './reconcile-runs.ts'

const script = path.join(import.meta.dirname, '../testing/worker-process.ts')
let harness: Harness
let child: ChildProcess | undefined

beforeAll(async () => {
  harness = await startHarness([gatedAgent(async () => {})])
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await harness.close()
})

/** Resolves once a worker process holds one run at every gate. */
async function workersReachEveryGate(): Promise<ChildProcess> {
  const { db } = harness
  const options = { ...db.urls, adminUrl: db.adminUrl, owner: 'doomed' }
  const worker = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const reached = new Set<string>()
  for await (const line of createInterface({ input: worker.stdout })) {
    reached.add((JSON.parse(line) as { gate: string }).gate)
    if (reached.size === gates.length) return worker
  }
  throw new Error(`the worker ended after ${[...reached].join(', ')}`)
}

describe('kill -9 of a worker', () => {
  const runs = new Map<string, string>()

  beforeAll(async () => {
    for (const gate of gates) runs.set(gate, await harness.queueRun('work', { hangAt: gate }))
    child = await workersReachEveryGate()
    child.kill('SIGKILL')
    await once(child, 'exit')
    await harness.goSilent(...runs.values())
    const outcome = await reconcileRuns(harness.db, systemClock, silentLogger)
    expect(outcome).toEqual({ requeued: gates.length, stopped: 0, poisoned: 0, redelivered: 0 })
    const successor = harness.executor()
    await Promise.all([...runs.values()].map((runId) => successor.execute({ tenantId: harness.tenant.id, runId })))
  }, 90_000)

  it.each(gates)('at %s: the run finishes once, and no effect is doubled', async (gate) => {
    const runId = runs.get(gate)!
    const run = await harness.run(runId)
    expect(run).toMatchObject({
      status: 'succeeded',
      claims: 2,
      output: { value: { keys: [...gatedSteps], largeLength: LARGE.length } },
    })

    const effects = (await harness.provider.effects()).filter((effect) => effect.key.startsWith(`${runId}/`))
    expect(effects.map((effect) => effect.key).sort()).toEqual(gatedSteps.map((key) => `${runId}/${key}`).sort())

    const [place, killed] = gate.split(':')
    for (const step of run.steps) {
      const again = step.key === killed && place !== 'after'
      expect(step, step.key).toMatchObject({ status: 'succeeded', attempt: again ? 2 : 1 })
      // The effect of the step that was killed after it is delivered twice, under one operation id.
      expect(effects.find((effect) => effect.key === `${runId}/${step.key}`)!.deliveries).toBe(
        again && place === 'effect' ? 2 : 1,
      )
    }
    const types = await harness.eventTypes(runId)
    expect(types.filter((type) => type === 'step.succeeded')).toHaveLength(gatedSteps.length)
    expect(types.filter((type) => type === 'run.abandoned' || type === 'run.succeeded')).toEqual([
      'run.abandoned',
      'run.succeeded',
    ])
  })
})
