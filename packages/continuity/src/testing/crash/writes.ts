import { seededRandom } from '@understudy/core'

/** What a process said of one write. */
export interface Said {
  readonly operation: string
  readonly key: string
  readonly kind: 'put' | 'delete'
  readonly did: 'begin' | 'end' | 'fail'
  /** Milliseconds since 1970: all processes are on one machine. */
  readonly at: number
  readonly why?: string
}

export interface CrashWrite {
  readonly operation: string
  readonly kind: 'put' | 'delete'
  readonly body: Uint8Array
}

/** Its payload lies on disk, beyond what a row holds. */
const LARGE_BYTES = 70_000

/** What one process does to one key, in order; every content is its own. */
export function writesOf(seed: number, who: string, key: string, count: number): CrashWrite[] {
  const roll = seededRandom(seed ^ [...`${who} ${key}`].reduce((sum, each) => Math.imul(sum, 31) + each.charCodeAt(0), 7))
  return Array.from({ length: count }, (_, nth) => {
    const operation = `${seed}/${who}/${key}/${nth}`
    const kind = roll() < 0.15 ? 'delete' : 'put'
    const text = roll() < 0.25 ? `${operation} `.padEnd(LARGE_BYTES, operation) : operation
    return { operation, kind, body: kind === 'delete' ? new Uint8Array() : new TextEncoder().encode(text) }
  })
}
