import type { ModeView, PortRow } from '@understudy/continuity'
import { table } from '../../output/table.ts'
import { clock } from '../../output/words.ts'

const rowOf = ({ port, tenant, mode, setByName, expiresAt, reason }: ModeView): string[] => [
  port,
  tenant?.slug ?? 'all',
  mode,
  setByName,
  expiresAt ? clock(expiresAt) : 'it is ended',
  reason,
]

/** Null without orders. */
export function orderRows(ports: readonly PortRow[]): string | null {
  const orders = ports.flatMap(({ modes }) => modes)
  return orders.length === 0 ? null : table(['port', 'tenants', 'order', 'by', 'until', 'reason'], orders.map(rowOf))
}
