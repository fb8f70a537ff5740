import type { PortName, ProviderId } from '@understudy/ports'

export type { Provider } from '@understudy/ports/server'

/** Who may serve one port, in order, and how long one attempt may take. */
export interface PortChain {
  readonly chain: readonly ('aws' | 'local')[]
  /** Milliseconds; the operation's own budget holds where it is shorter. */
  readonly timeoutMs: number
}

export type PortChains = Readonly<Record<PortName, PortChain>>

export const sideOf = (provider: ProviderId): 'aws' | 'local' => (provider === 'local' ? 'local' : 'aws')
