import type { TenantRef } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'

/** Chains in which something is still on its way: what differs there is not a difference yet. */
export async function unfinishedChains(db: Database, tenant: TenantRef, port: PortName): Promise<string[]> {
  const rows = await asSystem(
    db,
    'continuity.replay',
    (tx) => tx.$queryRaw<{ chain: string }[]>`
      SELECT DISTINCT chain FROM port_intents
      WHERE tenant_id = ${tenant.id}::uuid AND port = ${port} AND settled_at IS NULL`,
  )
  return rows.map(({ chain }) => chain)
}

/** Where a chain's things stand in the inventory. */
function isOf(port: PortName, chain: string, key: string): boolean {
  if (port === 'objects') return key === chain
  if (port === 'search') return key === chain || key.startsWith(`${chain}/`)
  if (chain.startsWith('events:')) return key === chain
  if (chain.startsWith('records:')) return key.startsWith(`${chain}:`)
  // A key-value lies in a session of an actor of the port's own.
  const [, memoryId, userId] = chain.split(':')
  return key.startsWith(`events:${memoryId}:understudy-values/${userId}:`)
}

export const isExplained = (port: PortName, chains: readonly string[], key: string): boolean =>
  chains.some((chain) => isOf(port, chain, key))

/** Memories that chains speak of: AWS cannot name its own. */
export const memoriesOf = (chains: readonly string[]): string[] => chains.flatMap((chain) => chain.split(':')[1] ?? [])
