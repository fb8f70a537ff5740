import { portNames, type PortName } from '@understudy/ports'
import { isWrite, type LoadCall } from '../../load/history.ts'
import { portOfKind } from '../../load/load-kinds.ts'
import type { DrillPoint, DrillPort } from '../schema.ts'

const isFrom = (side: 'aws' | 'local', { end }: LoadCall): boolean =>
  end?.outcome.ok === true && (end.outcome.servedBy === 'local') === (side === 'local')
const isFailed = ({ end }: LoadCall): boolean => end?.outcome.ok === false

/** Calls that have an end, by port. */
export function callsByPort(calls: readonly LoadCall[]): ReadonlyMap<PortName, readonly LoadCall[]> {
  const ended = Map.groupBy(
    calls.filter(({ end }) => end !== null),
    ({ kind }) => portOfKind[kind],
  )
  return new Map(portNames.flatMap((port) => (ended.has(port) ? [[port, ended.get(port)!]] : [])))
}

/**
 * The longest that this port answered nobody: of every call, from its beginning until any call was answered. Counting calls instead of
 * seconds says nothing at night; this says the same at every rate.
 */
export function longestSilenceMs(calls: readonly LoadCall[]): number | null {
  const answered = calls.flatMap(({ end }) => (end?.outcome.ok ? [end.atMs] : [])).sort((a, b) => a - b)
  const begun = calls.map(({ atMs }) => atMs).sort((a, b) => a - b)
  if (begun.length === 0) return null
  const last = calls.reduce((latest, { atMs, end }) => Math.max(latest, end?.atMs ?? atMs), 0)
  let next = 0
  let longest = 0
  for (const atMs of begun) {
    while (next < answered.length && answered[next]! < atMs) next++
    longest = Math.max(longest, (answered[next] ?? last) - atMs)
  }
  return Math.round(longest)
}

const quantile = (sorted: readonly number[], q: number): number | null =>
  sorted.length === 0 ? null : Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]! * 10) / 10

const tookMs = (calls: readonly LoadCall[]): number[] =>
  calls.flatMap(({ atMs, end }) => (end ? [end.atMs - atMs] : [])).sort((a, b) => a - b)

export const localP95Ms = (calls: readonly LoadCall[]): number | null =>
  quantile(tookMs(calls.filter((call) => isFrom('local', call))), 0.95)

/** Calls of peace before the script, of which a machine with breath answers 95 of 100 within this, milliseconds. */
const BREATH_MS = 500

/** What has to be known of figures that say more about the machine than about the outage; null where it had breath to spare. */
export function outOfBreath(calls: readonly LoadCall[], playedMs: number): string | null {
  const p95Ms = quantile(tookMs(calls.filter(({ atMs }) => atMs < playedMs)), 0.95)
  if (p95Ms === null || p95Ms <= BREATH_MS) return null
  return `The machine was out of breath before anything was broken: 95 of 100 calls took up to ${Math.round(p95Ms)} ms in peace. The figures say more about it than about the outage.`
}

/** One port's figures; `detectedMs` comes from what the fleet wrote down. */
export function measurePort(port: PortName, calls: readonly LoadCall[], detectedMs: number | null): DrillPort {
  const reasons = Map.groupBy(
    calls.flatMap(({ end }) => (end?.outcome.ok === false ? [`${end.outcome.code} ${end.outcome.reason}`] : [])),
    (reason) => reason,
  )
  return {
    port,
    calls: calls.length,
    failed: calls.filter(isFailed).length,
    byAws: calls.filter((call) => isFrom('aws', call)).length,
    byLocal: calls.filter((call) => isFrom('local', call)).length,
    detectedMs,
    rtoMs: longestSilenceMs(calls),
    p95Ms: quantile(tookMs(calls), 0.95),
    reasons: [...reasons].map(([reason, all]) => ({ reason, count: all.length })).sort((a, b) => b.count - a.count),
  }
}

/** Writes that were acknowledged here first. */
export const writesTakenHere = (calls: readonly LoadCall[]): number =>
  calls.filter((call) => isWrite(call) && isFrom('local', call)).length

export interface PortPoint extends DrillPoint {
  readonly port: PortName
  readonly slowestMs: number
}

/** Calls by port and the second in which they ended; `fromMs` is the script's beginning. */
export function pointsOf(calls: readonly LoadCall[], fromMs: number): PortPoint[] {
  return [...callsByPort(calls)].flatMap(([port, own]) =>
    [...Map.groupBy(own, ({ end }) => Math.floor((end!.atMs - fromMs) / 1_000))].map(([second, ended]) => ({
      port,
      second,
      aws: ended.filter((call) => isFrom('aws', call)).length,
      local: ended.filter((call) => isFrom('local', call)).length,
      failed: ended.filter(isFailed).length,
      slowestMs: Math.max(...tookMs(ended)),
    })),
  )
}
