import type { Tx } from '@understudy/db'
import type { PortName, ProviderId } from '@understudy/ports'
import type { ProcessCounts } from './callers.ts'
import type { TripReason } from './schema.ts'
import type { StoredWindow } from './window-reporter.ts'

/** What all processes counted of one provider. */
export interface Evidence {
  readonly processes: readonly ProcessCounts[]
  /** Of each process whose own breaker is open: why. */
  readonly trips: readonly (TripReason & { readonly processId: string })[]
  /** 0 to 1: of the calls of the last seconds, how many failed or were slow. */
  readonly badShare: number
}

export const noEvidence: Evidence = { processes: [], trips: [], badShare: 0 }

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
      evidenceOf(windows.map((row) => countsOf(row, now))),
    ]),
  )
}

type Row = Awaited<ReturnType<Tx['portWindow']['findMany']>>[number]

/** How long ago by the clock of the process that counted, which may be wrong by hours, and how long ago it told by ours. */
function countsOf({ processId, state, snapshot, at: toldAt }: Row, now: Date): ProcessCounts {
  const { kinds, trip, lastError } = snapshot as unknown as StoredWindow
  const toldAgoMs = Math.max(0, now.getTime() - toldAt.getTime())
  const agoMs = (at: number | null) => (typeof at === 'number' ? Math.max(0, toldAt.getTime() - at) + toldAgoMs : null)
  return {
    ...{ processId, state, trip, lastError },
    kinds: kinds.map(({ answeredAt, failingSince, kind, consecutive, seconds }) => {
      return { kind, consecutive, seconds, answeredAgoMs: agoMs(answeredAt), failingForMs: agoMs(failingSince) }
    }),
  }
}

function evidenceOf(processes: readonly ProcessCounts[]): Evidence {
  const seconds = processes.flatMap(({ kinds }) => kinds.flatMap((kind) => kind.seconds.slice(-SECONDS)))
  const sum = (count: (second: (typeof seconds)[number]) => number) => seconds.reduce((total, second) => total + count(second), 0)
  const all = sum(({ answered, failed }) => answered + failed)
  return {
    processes,
    trips: processes.flatMap(({ processId, state, trip }) => (state === 'open' && trip ? [{ ...trip, processId }] : [])),
    badShare: all === 0 ? 0 : sum(({ failed, slow }) => failed + slow) / all,
  }
}
