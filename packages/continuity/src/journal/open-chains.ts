import type { Settlement, Side } from './journal.ts'

/** One write of this process between its entry into the journal and the moment its settlement stands in the database. */
export interface OpenWrite {
  readonly chain: string
  readonly port: string
  readonly tenantId: string
  readonly id: string
  /** The sides that shall have it. */
  readonly sides: readonly Side[]
  /** On the monotonic clock. */
  readonly enteredMs: number
  /** Resolves when its attempts are over. */
  readonly over: Promise<void>
  states: Settlement['states'] | null
  end(): void
}

const keyOf = (write: Pick<OpenWrite, 'tenantId' | 'port' | 'chain'>): string => `${write.tenantId} ${write.port} ${write.chain}`

/** Writes of this process by chain, in order: what the database does not know yet, or says too late. */
export class OpenChains {
  readonly #chains = new Map<string, OpenWrite[]>()
  readonly #byId = new Map<string, OpenWrite>()

  /** @returns the write, and those of its chain that came before it */
  enter(about: Pick<OpenWrite, 'tenantId' | 'port' | 'chain' | 'id' | 'sides' | 'enteredMs'>): {
    write: OpenWrite
    earlier: readonly OpenWrite[]
  } {
    const { promise, resolve } = Promise.withResolvers<void>()
    const write: OpenWrite = { ...about, over: promise, states: null, end: resolve }
    const chain = this.#chains.get(keyOf(about)) ?? []
    this.#chains.set(keyOf(about), chain)
    const earlier = [...chain]
    chain.push(write)
    this.#byId.set(write.id, write)
    return { write, earlier }
  }

  find(id: string): OpenWrite | undefined {
    return this.#byId.get(id)
  }

  /** Its settlement stands in the database, or it never came to one. */
  leave(write: OpenWrite): void {
    write.end()
    if (this.#byId.get(write.id) === write) this.#byId.delete(write.id)
    const left = (this.#chains.get(keyOf(write)) ?? []).filter((each) => each !== write)
    if (left.length === 0) this.#chains.delete(keyOf(write))
    else this.#chains.set(keyOf(write), left)
  }

  /** True while the database may not know yet what became of a write of this chain, or of any of the port. */
  isUnsettled(about: Pick<OpenWrite, 'tenantId' | 'port'> & { chain: string | null }): boolean {
    if (about.chain !== null)
      return (this.#chains.get(keyOf({ ...about, chain: about.chain })) ?? []).some(({ states }) => states !== null)
    const prefix = `${about.tenantId} ${about.port} `
    for (const [key, writes] of this.#chains)
      if (key.startsWith(prefix) && writes.some(({ states }) => states !== null)) return true
    return false
  }
}

/** Sides that a write left without it, once its attempts were over. */
export function lackingAfter({ states, sides }: OpenWrite): Side[] {
  if (states === null || Object.values(states).includes('rejected')) return []
  return sides.filter((side) => states[side] !== 'applied')
}
