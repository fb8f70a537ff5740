import { createHash } from 'node:crypto'
import type { VirtualTime } from './time/virtual-time.ts'

const hashing = createHash

/** What happened, in order: read by people when a seed fails, and compared as a whole when it is played again. */
export class Trace {
  readonly lines: string[] = []
  readonly #time: VirtualTime

  constructor(time: VirtualTime) {
    this.#time = time
  }

  note(who: string, what: string): void {
    this.lines.push(`${(this.#time.nowMs / 1_000).toFixed(3).padStart(10)}  ${who.padEnd(8)} ${what}`)
  }

  /** The same for the same history. */
  get digest(): string {
    return hashing('sha256').update(this.lines.join('\n')).digest('hex').slice(0, 16)
  }
}
