import type { ProviderHealthView } from '@understudy/continuity'
import type { FleetState, ModeOrder } from '@understudy/continuity/server'
import type { World, WorldKind } from './schema.ts'

/** Milliseconds after which a finding says nothing about now. Unchanged findings are written again every 15 s. */
export const STALE_MS = 45_000

/** Who serves, without what else somebody should look at. */
export type WorldOfPorts = Omit<World, 'attention'>

/** What one look at the database tells. */
export interface WorldFacts {
  readonly findings: readonly ProviderHealthView[]
  readonly words: readonly FleetState[]
  /** Those in force, of all tenants. */
  readonly orders: readonly ModeOrder[]
  readonly waitingAws: number
  /** Handed over to AWS since the ports on their way back were tripped. */
  readonly handedOver: number
  /** When a port's AWS side was last tripped. */
  readonly trippedAt: ReadonlyMap<string, Date>
}

/** Words of sides that are away, or not yet wholly back. */
export const onTheWay = (words: readonly FleetState[]): FleetState[] =>
  words.filter(({ state, phase }) => state !== 'closed' || phase !== 'none')

/** From what was last seen of each provider to one sentence's worth of state. */
export function worldOf({ findings, words, orders, waitingAws, handedOver, trippedAt }: WorldFacts, nowMs: number): WorldOfPorts {
  const newestMs = Math.max(...findings.map(({ checkedAt }) => checkedAt.getTime()))
  // Rows of a provider that is no longer in the configuration are never written again and say nothing.
  const current = findings.filter(({ checkedAt }) => newestMs - checkedAt.getTime() <= STALE_MS)
  const ports = [...Map.groupBy(current, ({ port }) => port)].map(([port, rows]) =>
    portOf(
      port,
      rows,
      words.filter((word) => word.port === port),
      orders.find((order) => order.port === port),
      trippedAt.get(port),
    ),
  )
  return {
    kind: kindOf(ports, nowMs - newestMs),
    ports,
    orders: orders.map(({ port, mode, setByName, expiresAt }) => ({ port, mode, setByName, expiresAt })),
    recovering: recoveringOf(words, waitingAws, handedOver),
    waitingAws,
    checkedAt: findings.length > 0 ? new Date(newestMs) : null,
  }
}

function recoveringOf(words: readonly FleetState[], waiting: number, done: number): World['recovering'] {
  const back = onTheWay(words).filter(({ phase }) => phase !== 'none')
  if (back.length === 0) return null
  const since = new Date(Math.min(...back.map(({ changedAt }) => changedAt.getTime())))
  return { ports: [...new Set(back.map(({ port }) => port))], done, total: done + waiting, since }
}

function portOf(
  port: World['ports'][number]['port'],
  rows: readonly ProviderHealthView[],
  words: readonly FleetState[],
  order: ModeOrder | undefined,
  trippedAt: Date | undefined,
): World['ports'][number] {
  const isTripped = (provider: string) => words.some((word) => word.provider === provider && word.state === 'open')
  const answers = (side: 'aws' | 'local') =>
    rows.some((row) => row.side === side && row.state === 'ok' && !isTripped(row.provider))
  const isForced = (side: 'aws' | 'local') => order?.mode === `force_${side}`
  const side = (['aws', 'local'] as const).find((each) => isForced(each)) ?? (['aws', 'local'] as const).find(answers) ?? null
  const aws = rows.filter((row) => row.side === 'aws')
  const isAway = words.some(({ state }) => state === 'open')
  const changedAt = new Date(Math.max(...(aws.length > 0 ? aws : rows).map((row) => row.changedAt.getTime())))
  return {
    port,
    servedBy: side,
    isAwsConfigured: aws.some((row) => row.state !== 'not_configured'),
    since: order && isForced(side ?? 'aws') ? order.setAt : isAway && trippedAt ? trippedAt : changedAt,
  }
}

function kindOf(ports: World['ports'], ageMs: number): WorldKind {
  if (ports.length === 0 || ageMs > STALE_MS) return 'unknown'
  if (ports.some(({ servedBy }) => servedBy === null)) return 'down'
  const onAws = ports.filter(({ servedBy }) => servedBy === 'aws').length
  return onAws === ports.length ? 'aws' : onAws === 0 ? 'local' : 'partly-local'
}
