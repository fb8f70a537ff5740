import type { Deadline } from '@understudy/core'
import type { RetryBudget } from '@understudy/resilience'
import type { PortName, ProviderId } from '../call.ts'
import type { Inventory } from '../inventory.ts'
import type { Ports } from '../ports.ts'

/** One side that can serve: AWS in one Region, or this machine. */
export interface Provider {
  readonly id: ProviderId
  /** Only what is configured. */
  readonly ports: Partial<Ports>
  /** For every port that is missing: one sentence on why, for the System page. */
  readonly notConfigured: Partial<Record<PortName, string>>
  /** Of the ports whose sides can be compared. */
  readonly inventories?: Partial<Record<PortName, Inventory>>
  /** Of the ports whose calls may be repeated: what every repeat is paid from, of the client's own or of others. */
  readonly retryBudgets?: Partial<Record<PortName, RetryBudget>>
  /** The cheapest real call of the port. @throws PortError */
  ping(port: PortName, deadline: Deadline): Promise<void>
  close(): Promise<void>
}
