import type { Clock } from '@understudy/core'
import { asSystem, type Database, type Tx } from '@understudy/db'
import { portNames, type PortName } from '@understudy/ports'
import { chainOf } from '../chain-of.ts'
import { keyOf, readFleet, unspoken } from '../fleet/fleet-state.ts'
import type { Matrix, PortRow } from '../fleet/schema.ts'
import { listProviderHealth } from '../health/list-provider-health.ts'
import { isInForce, readModes, type ModeOrder } from '../modes/mode-order.ts'
import type { ModeView } from '../modes/schema.ts'
import { sideOf, type Provider } from '../provider.ts'
import { refusedByOrder } from '../route/skip-reasons.ts'
import type { ContinuityFacts } from '../services.ts'
import { readFigures } from './call-figures.ts'
import { cellOf } from './cell-of.ts'
import { readReadiness } from './readiness.ts'

export interface MatrixContext {
  readonly db: Database
  readonly clock: Clock
  readonly facts: ContinuityFacts
  /** Orders for single tenants name them: for those only who may see all tenants. */
  readonly seesTenants: boolean
}

/** Every port with every provider: who serves, how well, what waits, what an operator has ordered. */
export function readMatrix(ctx: MatrixContext): Promise<Matrix> {
  return asSystem(ctx.db, 'continuity.platform', async (tx) => {
    const rowOf = await rowReader(tx, ctx)
    return { at: ctx.clock.now(), ports: portNames.map(rowOf) }
  })
}

export async function rowReader(tx: Tx, ctx: MatrixContext): Promise<(port: PortName) => PortRow> {
  const { facts, clock } = ctx
  const now = clock.now()
  const words = new Map((await readFleet(tx)).map((word) => [keyOf(word.port, word.provider), word]))
  const orders = (await readModes(tx)).filter((order) => isInForce(order, now))
  const findings = await listProviderHealth({ tx })
  const figures = await readFigures(tx, now)
  const readiness = await readReadiness(tx, now)
  const slugs = await slugsOf(tx, orders)
  return (port) => {
    const ofPort = orders.filter((order) => order.port === port)
    const order = ofPort.find(({ tenantId }) => tenantId === null) ?? null
    const chain = chainOf(port, facts.providers, facts.chains)
    const first = firstOf(chain, port, order, (provider) => words.get(keyOf(port, provider.id))?.state ?? 'closed')
    const allCalls = chain.reduce((sum, provider) => sum + figures.of(port, provider.id).calls, 0)
    const cells = chain.map((provider) =>
      cellOf({
        port,
        provider,
        order,
        word: words.get(keyOf(port, provider.id)) ?? unspoken(port, provider.id),
        finding: findings.find((each) => each.port === port && each.provider === provider.id),
        figures: figures.of(port, provider.id),
        allCalls,
        share: facts.gate.share(port, provider.id),
        isFirst: provider === first,
      }),
    )
    const shown = ofPort.filter(({ tenantId }) => tenantId === null || ctx.seesTenants)
    const own = readiness(port)
    return {
      port,
      servedBy: first ? sideOf(first.id) : null,
      callsPerS: figures.callsPerS(port),
      modes: shown.map((each) => viewOf(each, slugs)),
      cells,
      readiness: own,
      needsAttention:
        order !== null ||
        own.conflicts > 0 ||
        own.poisoned > 0 ||
        cells.some(
          ({ state, phase }) => ['tripped', 'probing', 'returning', 'throttled', 'down'].includes(state) || phase !== 'none',
        ),
    }
  }
}

/** The first provider that would be asked now. */
function firstOf(
  chain: readonly Provider[],
  port: PortName,
  order: ModeOrder | null,
  stateOf: (provider: Provider) => string,
): Provider | undefined {
  const allowed = chain.filter(
    (provider) => provider.ports[port] !== undefined && !(order && refusedByOrder(order, sideOf(provider.id), 'read')),
  )
  return (
    allowed.find((provider) => stateOf(provider) === 'closed') ??
    allowed.find((provider) => provider.id === 'local') ??
    allowed[0]
  )
}

async function slugsOf(tx: Tx, orders: readonly ModeOrder[]): Promise<ReadonlyMap<string, string>> {
  const ids = orders.flatMap(({ tenantId }) => (tenantId === null ? [] : [tenantId]))
  if (ids.length === 0) return new Map()
  const tenants = await tx.tenant.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true } })
  return new Map(tenants.map(({ id, slug }) => [id, slug]))
}

const viewOf = ({ tenantId, epoch: _, ...order }: ModeOrder, slugs: ReadonlyMap<string, string>): ModeView => ({
  ...order,
  tenant: tenantId === null ? null : { id: tenantId, slug: slugs.get(tenantId) ?? tenantId },
})
