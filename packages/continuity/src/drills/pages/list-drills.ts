import type { Tx } from '@understudy/db'
import { drillSummary } from '../drill-view.ts'
import type { DrillList, ListDrillsInput } from '../schema.ts'

/** The newest first. */
export async function listDrills({ tx }: { tx: Tx }, { state, port, limit }: ListDrillsInput): Promise<DrillList> {
  const where = { ...(state ? { state } : {}), ...(port ? { ports: { has: port } } : {}) }
  const rows = await tx.drill.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: limit })
  return { drills: rows.map(drillSummary), total: await tx.drill.count({ where }) }
}
