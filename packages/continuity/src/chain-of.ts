import type { PortName } from '@understudy/ports'
import { sideOf, type PortChains, type Provider } from './provider.ts'

/** Who may serve a port, first choice first, whether configured or not. */
export function chainOf(port: PortName, providers: readonly Provider[], chains: PortChains | undefined): readonly Provider[] {
  const order = chains?.[port]
  return order ? order.chain.flatMap((side) => providers.filter(({ id }) => sideOf(id) === side)) : providers
}
