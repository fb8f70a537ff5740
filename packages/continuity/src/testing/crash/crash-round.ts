import { seededRandom } from '@understudy/core'
import type { TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { auditRound } from './audit-round.ts'
import type { CrashBed } from './crash-bed.ts'
import { crashSteps, type CrashStep } from './crash-steps.ts'
import { leaveOldIntent } from './old-intent.ts'
import type { Fate, Request } from './remote-bucket.ts'
import { startSurvivor, type Survivor } from './survivor.ts'
import { startVictim, type Victim } from './victim.ts'
import { writesOf } from './writes.ts'

const KEYS = ['a', 'b', 'c', 'd']
/** AWS holds something under it that did not come through this system, and takes no call's write of it: replay meets a conflict. */
const FOREIGN = 'x'
const WRITES_A_KEY = 5
const CONVERGE_MS = 60_000
const LOOK_MS = 50

export interface RoundResult {
  readonly seed: number
  readonly step: CrashStep
  readonly fell: 'killed' | 'paused' | 'done'
  /** Acknowledged writes. */
  readonly acknowledged: number
  /** What was found wrong; empty when nothing was lost, doubled or reordered. */
  readonly faults: readonly string[]
}

/** What a step of this round is, by its seed: every step in turn, and every fourth time round the process only stands still. */
const endOf = (seed: number, roll: () => number) => {
  const step = crashSteps[seed % crashSteps.length]!
  const how = step !== 'compaction begun' && Math.floor(seed / crashSteps.length) % 4 === 1 ? 'pause' : 'kill'
  return { step, how, time: step === 'compaction begun' ? 1 : 1 + Math.floor(roll() * 4) } as const
}

/**
 * One process is killed at one step, or stands still there until it is taken for gone; another goes on and takes over. Then both
 * sides are compared with what callers were told.
 */
export async function crashRound(bed: CrashBed, seed: number): Promise<RoundResult> {
  const roll = seededRandom(seed)
  const end = endOf(seed, roll)
  const tenant = await bed.newTenant()
  bed.bucket.putPast(tenant, FOREIGN, 'somebody else’s')
  const survivor = await startSurvivor(bed, tenant)
  const old = end.step === 'compaction begun' ? await leaveOldIntent(bed, survivor.journal, tenant) : null
  const keys = [...KEYS, FOREIGN]
  const victim = await startVictim(bed, tenant, { seed, keys, writesPerKey: WRITES_A_KEY, end }, (request) =>
    fateOf(request, roll),
  )
  const alongside = Promise.all(
    KEYS.slice(0, 2).map(async (key) => {
      for (const write of writesOf(seed, 'survivor', key, 2)) await survivor.write(write, key)
    }),
  )
  const fell = await victim.fell()
  const replayer = await survivor.takeOver()
  await alongside
  await Promise.all(
    keys.map((key) => writeAfterwards(survivor, victim, { seed, key, isRetried: roll() < 0.5, isNew: roll() < 0.3 })),
  )
  if (fell === 'paused') await victim.wake()
  await survivor.journal.flush()
  const waiting = await untilNothingWaits(bed, tenant)
  await replayer.stop()
  survivor.stop()
  const said = [...victim.said(), ...survivor.said]
  const found = await auditRound({ bed, tenant, said, foreignKey: FOREIGN, wasPaused: fell === 'paused' })
  const faults = [...waiting, ...found, ...(old ? await old() : [])]
  return { seed, step: end.step, fell, acknowledged: said.filter(({ did }) => did === 'end').length, faults }
}

function fateOf({ by, method, args }: Request, roll: () => number): Fate {
  if (by === 'call' && args[0] === FOREIGN) return 'refused'
  const share = by === 'call' ? 0.15 : 0.05
  if (method !== 'put' && method !== 'delete') return roll() < share / 2 ? 'refused' : 'well'
  return roll() < share ? 'refused' : roll() < share ? 'lost' : roll() < share ? 'unanswered' : 'well'
}

/** As callers do: the write of which nobody was told once more, under its own operation id, or a new one. */
async function writeAfterwards(
  survivor: Survivor,
  victim: Victim,
  { seed, key, isRetried, isNew }: { seed: number; key: string; isRetried: boolean; isNew: boolean },
): Promise<void> {
  const said = victim.said()
  const did = (what: 'begin' | 'end') => new Set(said.filter((each) => each.did === what).map(({ operation }) => operation))
  const [begun, ended] = [did('begin'), did('end')]
  const last = writesOf(seed, 'child', key, WRITES_A_KEY).findLast(({ operation }) => begun.has(operation))
  if (last && !ended.has(last.operation) && isRetried) await survivor.write(last, key)
  else if (isNew) await survivor.write(writesOf(seed, 'afterwards', key, 1)[0]!, key)
}

/** @returns what still waits when the time is up */
async function untilNothingWaits({ db }: CrashBed, { id: tenantId }: TenantRef): Promise<string[]> {
  const open = ['pending', 'maybe_applied', 'in_flight']
  const until = performance.now() + CONVERGE_MS
  for (;;) {
    const rows = await asSystem(db, 'continuity.replay', (tx) =>
      tx.portIntent.findMany({ where: { tenantId, OR: [{ aws: { in: open } }, { local: { in: open } }] } }),
    )
    if (rows.length === 0) return []
    if (performance.now() > until)
      return rows.map((row) => `${row.operationId} still waits: ${row.aws}/${row.local} ${row.error ?? ''}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}
