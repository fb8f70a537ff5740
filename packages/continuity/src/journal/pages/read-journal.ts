import type { Clock } from '@understudy/core'
import { asSystem, withPlatform, type Database, type Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { readFleet, type FleetState } from '../../fleet/fleet-state.ts'
import { sideOf } from '../../provider.ts'
import { readLag, type Lag } from './read-lag.ts'
import { readJournalRows, type CountedRow } from './read-journal-rows.ts'
import type { JournalRow, JournalView } from '../schema.ts'

/** Handing back is shown for so long after the last write was handed over. */
const SHOWN_MS = 60_000

/** Everything but its alarms: what waits, how fast it is handed over, what is held, and who is on the way back. */
export async function readJournal({
  db,
  clock,
}: {
  readonly db: Database
  readonly clock: Clock
}): Promise<Omit<JournalView, 'alarms'>> {
  const now = clock.now()
  const fleet = await withPlatform(db, readFleet)
  return asSystem(db, 'continuity.platform', async (tx) => {
    const holds = await readHolds(tx)
    const lag = await readLag(tx, now)
    const counted = await readJournalRows(tx)
    const aws = fleet.filter(({ provider }) => sideOf(provider) === 'aws')
    const rows = counted.map((row) => toRow(row, { aws, lag, held: new Set(holds.map(({ port }) => port)), counted }))
    return {
      at: now,
      handingBack: handingBack(rows, lag, now),
      wayBack: aws
        .filter(
          ({ state, phase, changedAt }) =>
            phase !== 'none' || state !== 'closed' || now.getTime() - changedAt.getTime() < SHOWN_MS,
        )
        .map(({ port, provider, phase, changedAt, share }) => ({ port, provider, phase, since: changedAt, share })),
      rows,
      holds,
      lag: lag.points,
    }
  })
}

const readHolds = async (tx: Tx) =>
  (await tx.replayHold.findMany({ orderBy: { port: 'asc' } })).map((hold) => ({ ...hold, port: hold.port as PortName }))

interface Known {
  readonly aws: readonly FleetState[]
  readonly lag: Lag
  readonly held: ReadonlySet<PortName>
  readonly counted: readonly CountedRow[]
}

function toRow(row: CountedRow, known: Known): JournalRow {
  const ofPort = known.counted.reduce((sum, { port, waiting }) => sum + (port === row.port ? waiting : 0), 0)
  const portPerS = known.lag.perS.get(row.port) ?? 0
  const ratePerS = ofPort === 0 ? 0 : (portPerS * row.waiting) / ofPort
  const leftMs = row.waiting > 0 && portPerS > 0 ? Math.round((ofPort / portPerS) * 1_000) : null
  return { ...row, ratePerS, leftMs, state: stateOf(row, known) }
}

function stateOf({ port, waiting, differences, comparedAt }: CountedRow, { aws, held }: Known): JournalRow['state'] {
  const word = aws.find((each) => each.port === port)
  if (waiting > 0 && held.has(port)) return 'held'
  if (waiting > 0)
    return word?.state === 'open' && word.phase !== 'replaying' && word.phase !== 'comparing' ? 'waiting' : 'replaying'
  if (word?.phase === 'comparing') return 'comparing'
  return differences > 0 || comparedAt === null ? 'different' : 'converged'
}

function handingBack(rows: readonly JournalRow[], lag: Lag, now: Date): JournalView['handingBack'] {
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0)
  const isLately = lag.lastReplayedAt !== null && now.getTime() - lag.lastReplayedAt.getTime() < SHOWN_MS
  if (waiting === 0 && !isLately) return null
  const done = rows.reduce((sum, row) => sum + row.done, 0)
  const ratePerS = [...lag.perS.values()].reduce((sum, each) => sum + each, 0)
  const leftMs = waiting === 0 ? 0 : ratePerS > 0 ? Math.round((waiting / ratePerS) * 1_000) : null
  return { done, total: done + waiting, ratePerS, limitPerS: lag.limitPerS, leftMs }
}
