import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { silentLogger } from '@understudy/telemetry'
import { Gate, scriptedAgent } from '../testing/scripted-agent.ts'
import { startHarness, type Harness } from '../testing/runtime-harness.ts'
import { MAX_CLAIMS, reconcileRuns } from './reconcile-runs.ts'

let harness: Harness
let gates: Gate[]
/** What each entry into the step answers; the first entry is the first worker's. */
let entries = 0

beforeAll(async () => {
  const work = async () => {
    const entry = entries++
    await gates[entry]?.pass()
    return `entry ${entry}`
  }
  harness = await startHarness([
    scriptedAgent({
      one: [{ key: 'only', work }],
      two: [
        { key: 'first', work },
        { key: 'second', work: () => 'second' },
      ],
    }),
  ])
})
afterAll(() => harness.close())

const reconcile = () => reconcileRuns(harness.db, systemClock, silentLogger)
const addressOf = (runId: string) => ({ tenantId: harness.tenant.id, runId })
const script = (...wanted: Gate[]) => {
  entries = 0
  gates = wanted
}

describe('a worker that was paused while another took its run over', () => {
  it('writes nothing more: no step, no event, no result', async () => {
    const pause = new Gate()
    script(pause)
    const runId = await harness.queueRun('one')
    // No heartbeat of its own tells the paused one: only the fence on its writes is left.
    const zombie = harness.executor({ heartbeatMs: 3_600_000 })
    const zombieRun = zombie.execute(addressOf(runId))
    await pause.reached
    await harness.goSilent(runId)
    expect(await reconcile()).toMatchObject({ requeued: 1 })
    await harness.executor().execute(addressOf(runId))
    const before = { run: await harness.run(runId), events: await harness.eventTypes(runId) }
    expect(before.run).toMatchObject({ status: 'succeeded', output: { value: 'entry 1' }, claims: 2 })

    pause.open()
    await zombieRun
    expect(await harness.run(runId)).toEqual(before.run)
    expect(await harness.eventTypes(runId)).toEqual(before.events)
  })

  it('writes nothing either while its successor is still at work', async () => {
    const pause = new Gate()
    const successorAtWork = new Gate()
    script(pause, successorAtWork)
    const runId = await harness.queueRun('one')
    const zombieRun = harness.executor({ heartbeatMs: 3_600_000 }).execute(addressOf(runId))
    await pause.reached
    await harness.goSilent(runId)
    await reconcile()
    const successorRun = harness.executor().execute(addressOf(runId))
    await successorAtWork.reached
    pause.open()
    await zombieRun
    expect(await harness.run(runId)).toMatchObject({ status: 'running', steps: [{ status: 'running', attempt: 2 }] })
    successorAtWork.open()
    await successorRun
    expect(await harness.run(runId)).toMatchObject({ status: 'succeeded', output: { value: 'entry 1' } })
  })

  it('notices by its next heartbeat and stops working', async () => {
    const pause = new Gate()
    script(pause)
    const runId = await harness.queueRun('one')
    const zombie = harness.executor()
    const zombieRun = zombie.execute(addressOf(runId))
    await pause.reached
    await harness.goSilent(runId)
    await reconcile()
    await zombieRun
    expect(zombie.activeRuns).toBe(0)
    expect(await harness.run(runId)).toMatchObject({ status: 'queued' })
  })
})

describe('claiming', () => {
  it('gives a run to one of many workers', async () => {
    script()
    const runId = await harness.queueRun('one')
    await Promise.all(Array.from({ length: 6 }, () => harness.executor().execute(addressOf(runId))))
    expect(entries).toBe(1)
    expect(await harness.run(runId)).toMatchObject({ status: 'succeeded', claims: 1 })
  })
})

describe('the reconciler', () => {
  it('leaves runs alone whose worker is alive', async () => {
    const pause = new Gate()
    script(pause)
    const runId = await harness.queueRun('one')
    const running = harness.executor().execute(addressOf(runId))
    await pause.reached
    expect(await reconcile()).toMatchObject({ requeued: 0, poisoned: 0, stopped: 0 })
    pause.open()
    await running
  })

  it(`gives a run up that lost its worker ${MAX_CLAIMS} times, with its reason and its evidence`, async () => {
    script()
    const runId = await harness.queueRun('two')
    for (let claim = 1; claim <= MAX_CLAIMS; claim += 1) {
      const pause = new Gate()
      script(pause)
      const lost = harness.executor({ heartbeatMs: 3_600_000 }).execute(addressOf(runId))
      await pause.reached
      await harness.goSilent(runId)
      expect(await reconcile()).toMatchObject(claim < MAX_CLAIMS ? { requeued: 1, poisoned: 0 } : { requeued: 0, poisoned: 1 })
      pause.open()
      await lost
    }
    const run = await harness.run(runId)
    expect(run).toMatchObject({ status: 'failed', error: { reason: 'poisoned' }, claims: MAX_CLAIMS })
    expect(run.steps.map((step) => step.status)).toEqual(['failed', 'pending'])
    expect((await harness.eventTypes(runId)).filter((type) => type === 'run.abandoned')).toHaveLength(MAX_CLAIMS)
  })

  it('stops an abandoned run that was asked to stop, instead of starting it again', async () => {
    const pause = new Gate()
    script(pause)
    const runId = await harness.queueRun('one')
    const lost = harness.executor({ heartbeatMs: 3_600_000 }).execute(addressOf(runId))
    await pause.reached
    await harness.admin(`UPDATE runs SET stop_requested_at = now() WHERE id = '${runId}'`)
    await harness.goSilent(runId)
    expect(await reconcile()).toMatchObject({ stopped: 1 })
    expect(await harness.run(runId)).toMatchObject({ status: 'stopped', steps: [{ status: 'stopped' }] })
    pause.open()
    await lost
  })

  it.each([
    ['was lost', 'DELETE FROM graphile_worker._private_jobs'],
    ['was given up', 'UPDATE graphile_worker._private_jobs SET attempts = max_attempts'],
    [
      'was taken by a worker that died before it claimed the run',
      `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 min', locked_by = 'dead', attempts = 1`,
    ],
  ])('delivers a queued run again whose job %s, and only then', async (_, harm) => {
    await harness.admin('DELETE FROM runs')
    const runId = await harness.queueRun('one')
    expect(await reconcile()).toMatchObject({ redelivered: 0 })
    await harness.admin(harm)
    expect(await reconcile()).toMatchObject({ redelivered: 1 })
    const due = await asSystem(
      harness.db,
      'runtime.claim',
      (tx) =>
        tx.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker._private_jobs WHERE locked_at IS NULL AND attempts = 0`,
    )
    expect(due).toEqual([{ key: `run:${runId}` }])
    expect(await reconcile()).toMatchObject({ redelivered: 0 })
  })
})

describe('a worker that shuts down', () => {
  it('hands its run on at the step boundary; the next one goes on from there and no claim is counted', async () => {
    const pause = new Gate()
    script(pause)
    const runId = await harness.queueRun('two')
    const leaving = harness.executor()
    const running = leaving.execute(addressOf(runId))
    await pause.reached
    const closed = leaving.close(60_000)
    pause.open()
    await Promise.all([running, closed])
    expect(await harness.run(runId)).toMatchObject({
      status: 'queued',
      claims: 0,
      steps: [{ status: 'succeeded' }, { status: 'pending' }],
    })
    await harness.executor().execute(addressOf(runId))
    expect(entries).toBe(1)
    expect(await harness.run(runId)).toMatchObject({ status: 'succeeded', claims: 1, output: { value: 'entry 0 second' } })
  })

  it('does not wait longer than its grace for a step', async () => {
    const pause = new Gate()
    script(pause)
    const runId = await harness.queueRun('one')
    const leaving = harness.executor()
    const running = leaving.execute(addressOf(runId))
    await pause.reached
    await Promise.all([running, leaving.close(50)])
    expect(await harness.run(runId)).toMatchObject({ status: 'queued', claims: 0, steps: [{ status: 'pending' }] })
    pause.open()
  })
})
