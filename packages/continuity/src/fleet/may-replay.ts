import { PLATFORM_TENANT_ID } from '@understudy/core'
import type { PortName, ProviderId } from '@understudy/ports'
import { sideOf } from '../provider.ts'
import type { FleetView } from './fleet-view.ts'

/**
 * True while AWS may be given the writes of a port that wait for it: it is well, or has been believed to be back, and no operator
 * keeps the port here. False while nobody can tell.
 */
export function mayReplay(fleet: FleetView, providers: readonly { readonly id: ProviderId }[], port: PortName): boolean {
  const aws = providers.find(({ id }) => sideOf(id) === 'aws')
  if (!aws || !fleet.isFresh || fleet.order(port, PLATFORM_TENANT_ID)?.mode === 'force_local') return false
  const { state, phase } = fleet.word(port, aws.id)
  return state !== 'open' || phase === 'replaying' || phase === 'comparing'
}
