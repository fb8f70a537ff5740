import type { Deadline } from '@understudy/core'

/** A port that one side serves, with what a provider needs besides its operations. */
export interface ServedPort<Port> {
  readonly port: Port
  /** The cheapest real call. @throws PortError */
  ping(deadline: Deadline): Promise<void>
  close(): Promise<void>
}
