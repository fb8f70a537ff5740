import { setTimeout as after } from 'node:timers/promises'
import {
  findBearableRate,
  nowMs,
  phases,
  playOutage,
  ratesFor,
  type LoadPhase,
  type OutageReport,
} from '@understudy/testing/load'
import { startMinistack } from '@understudy/testing'
import type { Bench, Found } from './report/bench.ts'
import { openThrowAwayBed, type ThrowAwayBed } from './failover/throw-away-bed.ts'
import { forceRepeatedly } from './failover/force-repeatedly.ts'

const WANTED_PER_S = 200
const CLIENTS = ['a', 'b'] as const
const KEYS = 40
const FORCED = 20
const lasts: Record<LoadPhase, number> = { peace: 5_000, broken: 10_000, held: 5_000, repaired: 15_000 }

function found({ firstTenS, audit, detectMs }: OutageReport, perS: number): [string, Found][] {
  const note = `${perS} writes a second`
  return [
    [
      'failover.failed_ratio_10s',
      { value: firstTenS.failedRatio, note: `${firstTenS.failed} of ${firstTenS.calls} calls, ${note}` },
    ],
    ['failover.lost', { value: audit.counts.lost, note: `of ${audit.acknowledged} acknowledged` }],
    [
      'failover.duplicated',
      { value: audit.counts.doubled, note: `${audit.counts.disordered} out of order, ${audit.counts.different} different` },
    ],
    ['failover.detect_s', { value: detectMs === null ? null : detectMs / 1_000, note: 'until the whole fleet had tripped' }],
  ]
}

async function measure({ bed }: ThrowAwayBed, say: (line: string) => void): Promise<ReadonlyMap<string, Found>> {
  await bed.startWorker()
  const clients = await Promise.all(
    CLIENTS.map((name) => bed.run.startClient(name, { ...ratesFor(10, CLIENTS.length), keysPerTenant: KEYS })),
  )
  const perS = await findBearableRate(bed.run, clients, WANTED_PER_S)
  say(
    perS < WANTED_PER_S
      ? `this machine, as busy as it is, does not bear ${WANTED_PER_S} writes a second: ${perS}`
      : `${perS} writes a second`,
  )
  const forcedMs = await forceRepeatedly(bed.run, FORCED)
  await after(lasts.peace)
  const startedMs = nowMs()
  const report = await playOutage(bed.run, {
    breakAws: () => bed.proxy.setRules([{ id: 'away', fault: { kind: 'refuse' }, doors: ['objects', 'memory'] }]),
    repairAws: () => bed.proxy.setRules([]),
    lasts,
    handOverMs: 120_000,
    at: (phase) => say(`${phases.indexOf(phase) + 1}/${phases.length} ${phase}, ${((nowMs() - startedMs) / 1_000).toFixed(0)} s`),
  })
  const force: Found = { value: forcedMs, note: `${FORCED} orders, until the last call of any process went to AWS` }
  return new Map([...found(report, perS), ['mode.force_p99_ms', force]])
}

/** AWS refuses for 15 s under load; before that, an operator's order is given and taken back again and again. */
export const bench: Bench = {
  describes: 'callers, writes and orders while AWS goes away and comes back under load',
  measures: [
    { name: 'failover.failed_ratio_10s', unit: '', goal: 0.001, better: 'lower' },
    { name: 'failover.lost', unit: 'writes', goal: 0, better: 'lower' },
    { name: 'failover.duplicated', unit: 'writes', goal: 0, better: 'lower' },
    { name: 'failover.detect_s', unit: 's', goal: 1, better: 'lower' },
    { name: 'mode.force_p99_ms', unit: 'ms', goal: 1_000, better: 'lower' },
  ],
  run: async (say) => {
    const aws = await startMinistack()
    if ('skipped' in aws) {
      say(aws.skipped)
      return new Map()
    }
    try {
      const throwAway = await openThrowAwayBed(aws.url)
      try {
        return await measure(throwAway, say)
      } finally {
        await throwAway.close()
      }
    } finally {
      await aws.stop()
    }
  },
}
