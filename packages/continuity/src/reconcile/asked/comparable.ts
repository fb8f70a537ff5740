import type { PortName } from '@understudy/ports'
import { sideOf, type Provider } from '../../provider.ts'

/** Why both sides of a port cannot be compared here, one sentence; null when they can. */
export function whyNotComparable(providers: readonly Provider[], port: PortName): string | null {
  if (port === 'models') return 'Models keep nothing: there is nothing to compare.'
  const has = (side: 'aws' | 'local') => providers.some(({ id, inventories }) => sideOf(id) === side && inventories?.[port])
  if (has('aws') && has('local')) return null
  return `${has('local') ? 'AWS' : 'This machine’s side'} is not configured for ${port}: there is nothing to compare with.`
}
