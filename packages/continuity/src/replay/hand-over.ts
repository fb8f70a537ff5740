import { asSystem, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { HandOver } from '../fleet/coordinator.ts'
import { journalledPorts } from './start-replayer.ts'

interface Row {
  port: PortName
  aws: number
  oldest: Date | null
}

/** What the coordinator has to know of the journal before it takes a side back. */
export function handOverOf(db: Database, compare: HandOver['compare']): HandOver {
  return {
    compare,
    waiting: async () => {
      const rows = await asSystem(
        db,
        'continuity.replay',
        (tx) => tx.$queryRaw<Row[]>`
          SELECT port, count(*)::int AS aws, min(created_at) AS oldest
          FROM port_intents WHERE aws IN ('pending', 'maybe_applied') GROUP BY port`,
      )
      return Object.fromEntries(
        journalledPorts.map((port) => {
          const row = rows.find((each) => each.port === port)
          return [port, { aws: row?.aws ?? 0, oldestAwsAt: row?.oldest ?? null }]
        }),
      )
    },
  }
}
