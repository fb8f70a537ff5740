import type { Deadline } from '@understudy/core'
import type { PortName, Ports, ProviderId } from '@understudy/ports'

/** One side of one Region, with every port it implements. */
export interface Provider {
  readonly id: ProviderId
  readonly ports: Partial<Ports>
  /** Ports that the configuration leaves out, each with one sentence why. */
  readonly notConfigured: Partial<Record<PortName, string>>
  /** Resolves when the port answers. @throws PortError */
  ping(port: PortName, deadline: Deadline): Promise<void>
  close(): Promise<void>
}

/** Who may serve one port, in order, and how long one attempt may take. */
export interface PortChain {
  readonly chain: readonly ('aws' | 'local')[]
  /** Milliseconds; the operation's own budget holds where it is shorter. */
  readonly timeoutMs: number
}

export type PortChains = Readonly<Record<PortName, PortChain>>

export const sideOf = (provider: ProviderId): 'aws' | 'local' => (provider === 'local' ? 'local' : 'aws')
