import { AsyncLocalStorage } from 'node:async_hooks'

/** Who a timer belongs to: a simulated process, or nobody (the world). What a dead one still waited for never comes. */
export interface Owner {
  readonly name: string
  /** Of its own: what one process draws does not shift what another draws. */
  readonly random: () => number
  isDead: boolean
  /** Virtual milliseconds; until then nothing that is meant for it happens. */
  pausedUntilMs: number
}

const owners = new AsyncLocalStorage<Owner>()

export const currentOwner = (): Owner | null => owners.getStore() ?? null
export const asOwner = <T>(owner: Owner, run: () => T): T => owners.run(owner, run)
/** What is begun here belongs to the world, whoever asked for it. */
export const asWorld = <T>(run: () => T): T => owners.exit(run)
