import type { Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'

/** What the recorded calls say of one provider of one port. */
export interface CallFigures {
  /** Answered in the last minute. */
  readonly calls: number
  /** Milliseconds, of the last minute; null without calls. */
  readonly p95Ms: number | null
  readonly lastError: { readonly reason: string; readonly at: Date; readonly count: number } | null
  /** Milliseconds for each of the last 30 minutes, oldest first. */
  readonly sparkline: readonly (number | null)[]
}

const SPARKLINE_MINUTES = 30
const nothing: CallFigures = {
  calls: 0,
  p95Ms: null,
  lastError: null,
  sparkline: Array.from({ length: SPARKLINE_MINUTES }, () => null),
}

export interface Figures {
  of(port: PortName, provider: string): CallFigures
  /** Calls a second in the last minute, whoever answered. */
  callsPerS(port: PortName): number
  writesPerS(port: PortName): number
}

const keyOf = (port: string, provider: string) => `${port} ${provider}`

/** Figures of all tenants together; needs the system login. */
export async function readFigures(tx: Tx, now: Date): Promise<Figures> {
  const lately = await answeredLately(tx, now)
  const minutes = await answeredByMinute(tx, now)
  const errors = await failedLately(tx, now)
  const totals = await totalsOf(tx, now)
  const sparklines = Map.groupBy(minutes, (row) => keyOf(row.port, row.provider))
  const figuresOf = (key: string): CallFigures => {
    const sparkline = [...nothing.sparkline]
    for (const { minute, p95 } of sparklines.get(key) ?? []) sparkline[minute] = p95
    const recent = lately.get(key)
    return { calls: recent?.calls ?? 0, p95Ms: recent?.p95 ?? null, lastError: errors.get(key) ?? null, sparkline }
  }
  return {
    of: (port, provider) => figuresOf(keyOf(port, provider)),
    callsPerS: (port) => (totals.get(port)?.calls ?? 0) / 60,
    writesPerS: (port) => (totals.get(port)?.writes ?? 0) / 60,
  }
}

async function answeredLately(tx: Tx, now: Date) {
  const rows = await tx.$queryRaw<{ port: string; provider: string; calls: number; p95: number }[]>`
    SELECT port, served_by AS provider, count(*)::int AS calls,
           percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95
    FROM port_calls WHERE at > ${now}::timestamptz - interval '1 minute' AND outcome = 'ok' AND served_by IS NOT NULL
    GROUP BY port, served_by`
  return new Map(rows.map((row) => [keyOf(row.port, row.provider), row]))
}

const answeredByMinute = (tx: Tx, now: Date) =>
  tx.$queryRaw<{ port: string; provider: string; minute: number; p95: number }[]>`
    SELECT port, served_by AS provider,
           ${SPARKLINE_MINUTES - 1}::int - floor(extract(epoch FROM ${now}::timestamptz - at) / 60)::int AS minute,
           percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95
    FROM port_calls
    WHERE at > ${now}::timestamptz - ${SPARKLINE_MINUTES}::int * interval '1 minute' AND at <= ${now}::timestamptz
      AND outcome = 'ok' AND served_by IS NOT NULL
    GROUP BY 1, 2, 3`

async function failedLately(tx: Tx, now: Date) {
  const rows = await tx.$queryRaw<{ port: string; provider: string; reason: string; at: Date; count: number }[]>`
    SELECT port, attempt ->> 'provider' AS provider, count(*)::int AS count, max(at) AS at,
           (array_agg(attempt ->> 'reason' ORDER BY at DESC))[1] AS reason
    FROM port_calls, jsonb_array_elements(attempts) AS attempt
    WHERE at > ${now}::timestamptz - interval '30 minutes' AND attempt ->> 'decision' = 'failed'
    GROUP BY 1, 2`
  return new Map(rows.map(({ port, provider, ...error }) => [keyOf(port, provider), error]))
}

async function totalsOf(tx: Tx, now: Date) {
  const rows = await tx.$queryRaw<{ port: string; calls: number; writes: number }[]>`
    SELECT port, count(*)::int AS calls, count(*) FILTER (WHERE durability IS NOT NULL AND operation ~ '^(put|create|delete|update|bulk|copy|ensure)')::int AS writes
    FROM port_calls WHERE at > ${now}::timestamptz - interval '1 minute' GROUP BY port`
  return new Map(rows.map((row) => [row.port, row]))
}
