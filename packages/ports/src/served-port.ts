import type { Deadline } from '@understudy/core'
import type { Inventory } from './inventory.ts'

/** A port that one side serves, with what a provider needs besides its operations. */
export interface ServedPort<Port> {
  readonly port: Port
  /** The cheapest real call. @throws PortError */
  ping(deadline: Deadline): Promise<void>
  /** Where both sides can be compared. */
  readonly inventory?: Inventory
  close(): Promise<void>
}
