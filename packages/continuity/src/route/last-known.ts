import type { Clock } from '@understudy/core'
import type { Answer, PortName } from '@understudy/ports'
import { chainOf } from '../journal/chain-of.ts'
import type { RoutedCall } from './routed-call.ts'

const MAX_ENTRIES = 2_000
const MAX_ENTRY_BYTES = 256 * 1024

interface Kept {
  readonly answer: Answer<unknown>
  readonly atMs: number
  /** What the answer was about; a write of the same forgets it. */
  readonly topic: string
}

/** What a model says is no fact that could be remembered. */
const isKept = (port: PortName): boolean => port !== 'models'

/**
 * The newest answers that this process gave to reads, for when no side can answer: with both AWS and the database away, what was
 * read a minute ago may be read again, with its age. Bounded; a write forgets what it may have changed.
 */
export class LastKnown {
  readonly #clock: Clock
  readonly #kept = new Map<string, Kept>()
  readonly #byTopic = new Map<string, Set<string>>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  keep(routed: RoutedCall, answer: Answer<unknown>): void {
    if (!isKept(routed.port) || sizeOf(answer.value) > MAX_ENTRY_BYTES) return
    const key = keyOf(routed)
    const topic = topicOf(routed)
    this.#drop(key)
    this.#kept.set(key, { answer, atMs: this.#clock.monotonicMs(), topic })
    const ofTopic = this.#byTopic.get(topic) ?? new Set()
    this.#byTopic.set(topic, ofTopic.add(key))
    if (this.#kept.size > MAX_ENTRIES) this.#drop(this.#kept.keys().next().value!)
  }

  /** What a write of one thing may have changed: what was read of it, and lists. A write of a whole port changes all of it. */
  forget(routed: RoutedCall): void {
    const prefix = prefixOf(routed)
    const topic = topicOf(routed)
    const topics = topic === prefix ? [...this.#byTopic.keys()].filter((each) => each.startsWith(prefix)) : [topic, prefix]
    for (const each of topics) for (const key of [...(this.#byTopic.get(each) ?? [])]) this.#drop(key)
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

  #drop(key: string): void {
    const kept = this.#kept.get(key)
    if (!kept) return
    this.#kept.delete(key)
    const ofTopic = this.#byTopic.get(kept.topic)
    ofTopic?.delete(key)
    if (ofTopic?.size === 0) this.#byTopic.delete(kept.topic)
  }
}

const prefixOf = ({ call, port }: RoutedCall): string => `${call.tenant.id} ${port} `
/** One thing, as the journal orders it; the port's prefix alone where a call is about more than one. */
const topicOf = (routed: RoutedCall): string => {
  const { port, name: operation, args } = routed
  return prefixOf(routed) + (args.length === 0 ? '' : (chainOf({ port, operation, args }) ?? ''))
}
const keyOf = (routed: RoutedCall): string => prefixOf(routed) + JSON.stringify([routed.name, routed.args])

/** Roughly: enough to keep one large object from filling the memory. */
function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength
  if (typeof value !== 'object' || value === null) return 64
  const body = Object.values(value).find((part) => part instanceof Uint8Array)
  return body ? body.byteLength : JSON.stringify(value).length
}
