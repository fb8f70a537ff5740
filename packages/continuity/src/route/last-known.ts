import type { Clock } from '@understudy/core'
import type { Answer, PortName } from '@understudy/ports'
import type { RoutedCall } from './routed-call.ts'

const MAX_ENTRIES = 2_000
const MAX_ENTRY_BYTES = 256 * 1024

interface Kept {
  readonly answer: Answer<unknown>
  readonly atMs: number
}

/** What a model says is no fact that could be remembered. */
const isKept = (port: PortName): boolean => port !== 'models'

/**
 * The newest answers that this process gave to reads, for when no side can answer: with both AWS and the database away, what was
 * read a minute ago may be read again, with its age. Bounded; a write of the same tenant and port forgets what it may have changed.
 */
export class LastKnown {
  readonly #clock: Clock
  readonly #kept = new Map<string, Kept>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  keep(routed: RoutedCall, answer: Answer<unknown>): void {
    if (!isKept(routed.port) || sizeOf(answer.value) > MAX_ENTRY_BYTES) return
    const key = keyOf(routed)
    this.#kept.delete(key)
    this.#kept.set(key, { answer, atMs: this.#clock.monotonicMs() })
    if (this.#kept.size > MAX_ENTRIES) this.#kept.delete(this.#kept.keys().next().value!)
  }

  forget({ call, port }: RoutedCall): void {
    const prefix = prefixOf(call.tenant.id, port)
    for (const key of this.#kept.keys()) if (key.startsWith(prefix)) this.#kept.delete(key)
  }

  find(routed: RoutedCall): Answer<unknown> | null {
    const kept = this.#kept.get(keyOf(routed))
    if (!kept) return null
    const ageMs = this.#clock.monotonicMs() - kept.atMs + kept.answer.ageMs
    return {
      ...kept.answer,
      ageMs,
      degraded: 'No side answers: this is what was read last, not what may have been written since.',
    }
  }
}

const prefixOf = (tenantId: string, port: PortName): string => `${tenantId} ${port} `
const keyOf = ({ call, port, name, args }: RoutedCall): string => prefixOf(call.tenant.id, port) + JSON.stringify([name, args])

/** Roughly: enough to keep one large object from filling the memory. */
function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength
  if (typeof value !== 'object' || value === null) return 64
  const body = Object.values(value).find((part) => part instanceof Uint8Array)
  return body ? body.byteLength : JSON.stringify(value).length
}
