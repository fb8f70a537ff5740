import type { Clock } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import type { HandOver } from '../fleet/coordinator.ts'
import { oldestWaiting, type OldestRow } from '../journal/alarms/oldest-waiting.ts'
import { Payloads } from '../journal/payloads.ts'
import type { Provider } from '../provider.ts'
import type { ApplierParts } from '../replay/applier.ts'
import { journalledPorts } from '../replay/start-replayer.ts'
import { totalsOf, waitingByTenant, type WaitingByPort } from '../replay/waiting-by-port.ts'
import { allTenants } from './baseline.ts'
import { compareSides } from './compare-sides.ts'

/** Milliseconds for which a count holds; one that took long holds longer. */
const COUNT_MS = 500
const TIMES_ITS_COST = 10

export interface HandOverOptions {
  readonly db: Database
  readonly providers: readonly Provider[]
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
}

/** The journal's side of the way back. */
export function createHandOver(options: HandOverOptions): HandOver {
  const { db, clock } = options
  const parts: ApplierParts = { ...options, payloads: new Payloads(options.dataDir) }
  let counted: { readonly totals: WaitingByPort; readonly untilMs: number } | null = null
  const totals = async () => {
    const startedMs = clock.monotonicMs()
    if (counted && startedMs < counted.untilMs) return counted.totals
    const found = totalsOf(await asSystem(db, 'continuity.replay', waitingByTenant))
    const nowMs = clock.monotonicMs()
    counted = { totals: found, untilMs: nowMs + Math.max(COUNT_MS, (nowMs - startedMs) * TIMES_ITS_COST) }
    return found
  }
  return {
    waiting: async () => {
      const known = await totals()
      const rows = await asSystem(db, 'continuity.replay', (tx) => tx.$queryRaw<OldestRow[]>(oldestWaiting('aws')))
      const oldest = new Map(rows.map(({ port, at }) => [port, at]))
      return Object.fromEntries(
        journalledPorts.map((port) => {
          const oldestAwsAt = oldest.get(port) ?? null
          return [port, { aws: oldestAwsAt ? Math.max(1, known[port].aws) : 0, oldestAwsAt }]
        }),
      )
    },
    compare: (port) => comparePort(parts, port),
  }
}

/** Both sides of a port, tenant by tenant. @throws PortError when a side cannot be walked */
async function comparePort(
  parts: ApplierParts,
  port: PortName,
): Promise<{ readonly differences: number; readonly keys: number }> {
  const sum = { differences: 0, keys: 0 }
  for (const tenant of await allTenants(parts)) {
    const comparison = await compareSides(parts, { tenant, port, mendsLateLandings: true })
    sum.differences += comparison?.differences.length ?? 0
    sum.keys += comparison?.keys ?? 0
  }
  return sum
}
