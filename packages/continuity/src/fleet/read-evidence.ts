import type { Tx } from '@understudy/db'
import type { PortName, ProviderId } from '@understudy/ports'
import type { TripReason } from './schema.ts'
import type { StoredWindow } from './window-reporter.ts'

/** What all processes counted of one provider. */
export interface Evidence {
  /** Of each process whose own breaker is open: why. */
  readonly trips: readonly TripReason[]
  /** 0 to 1: of the calls of the last seconds, how many failed or were slow. */
  readonly badShare: number
}

/** Milliseconds after which a process's counts say nothing about now. */
const FRESH_MS = 5_000
const SECONDS = 5

/** By `port provider`; only what was written after `since` (the fleet's last word) and lately. */
export async function readEvidence(
  tx: Tx,
  now: Date,
  since: (port: PortName, provider: ProviderId) => Date,
): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await tx.portWindow.findMany({ where: { at: { gt: new Date(now.getTime() - FRESH_MS) } } })
  const current = rows.filter((row) => row.at > since(row.port as PortName, row.provider as ProviderId))
  return new Map(
    [...Map.groupBy(current, ({ port, provider }) => `${port} ${provider}`)].map(([key, windows]) => [
      key,
      evidenceOf(windows.map((row) => ({ state: row.state, ...(row.snapshot as unknown as StoredWindow) }))),
    ]),
  )
}

function evidenceOf(windows: readonly (StoredWindow & { readonly state: string })[]): Evidence {
  const seconds = windows.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.seconds.slice(-SECONDS)))
  const sum = (count: (second: (typeof seconds)[number]) => number) => seconds.reduce((total, second) => total + count(second), 0)
  const all = sum(({ answered, failed }) => answered + failed)
  return {
    trips: windows.flatMap(({ state, trip }) => (state === 'open' && trip ? [trip] : [])),
    badShare: all === 0 ? 0 : sum(({ failed, slow }) => failed + slow) / all,
  }
}
