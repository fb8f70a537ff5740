import { asWorld, type Owner } from '../time/owner.ts'
import type { VirtualTime } from '../time/virtual-time.ts'
import type { Trace } from '../trace.ts'
import { isAbout, type NetworkCall, type NetworkFault, type NetworkRule } from './network-rule.ts'
import { connectionRefused, connectionReset, internalError, slowDown } from './service-errors.ts'

/** Milliseconds one way. */
const LATENCY: Record<NetworkCall['side'], readonly [number, number]> = { aws: [2, 20], local: [0.3, 2] }
/** Milliseconds after which a request that was held up is done after all. */
const LATE_MS: readonly [number, number] = [1_500, 20_000]
const SLOW_MS: readonly [number, number] = [150, 2_500]

/** Of a side that lies in the store: what its calls come to while that is away. */
const faultOfLink = { up: null, lossy: null, refused: 'refused', silent: 'blackhole' } as const satisfies Record<
  string,
  NetworkFault | null
>

/** @param part of a batch: 1 for all of it, less for its first part */
export type Effect<T> = (part: number) => T

/** Carries calls of processes to the sides, and spoils them as the rules in force say. */
export class VirtualNetwork {
  readonly #time: VirtualTime
  readonly #trace: Trace
  readonly #random: () => number
  readonly #rules = new Map<string, NetworkRule>()
  /** True while a request takes effect that nobody waits for any more. */
  isLate = false

  constructor(time: VirtualTime, trace: Trace, random: () => number) {
    this.#time = time
    this.#trace = trace
    this.#random = random
  }

  /** Puts a rule into force under a name, or takes the one of that name back. */
  set(name: string, rule: NetworkRule | null): void {
    if (rule) this.#rules.set(name, rule)
    else this.#rules.delete(name)
  }

  heal(): void {
    this.#rules.clear()
  }

  /** @throws the errors of a client library; never settles where nobody ever answers */
  async call<T>(owner: Owner, call: NetworkCall, effect: Effect<T>, link: keyof typeof faultOfLink = 'up'): Promise<T> {
    const fault = faultOfLink[link] ?? this.#faultFor(call)
    const oneWay = () => this.#between(LATENCY[call.side])
    if (fault === 'refused') {
      await this.#time.sleep(1, owner)
      throw connectionRefused()
    }
    if (fault === 'blackhole') return forever()
    if (fault === 'late') {
      const heldMs = this.#between(LATE_MS)
      asWorld(() =>
        this.#time.after(
          heldMs,
          () => {
            this.#trace.note('network', `${call.side} ${call.port}.${call.name} of ${call.process} lands late`)
            this.isLate = true
            quietly(() => effect(1))
            this.isLate = false
          },
          null,
        ),
      )
      return forever()
    }
    await this.#time.sleep(fault === 'slow' ? this.#between(SLOW_MS) : oneWay(), null)
    if (fault === 'throttled') {
      await this.#time.sleep(oneWay(), owner)
      throw slowDown()
    }
    const isDone = fault === null || fault === 'slow' || fault === 'lost' || this.#random() < 0.5
    // Slower than anybody waits for, it is as good as late.
    this.isLate = fault === 'slow'
    const outcome = isDone ? attempted(() => effect(1)) : fault === 'partial' ? attempted(() => effect(0.5)) : null
    this.isLate = false
    if (fault === 'lost') return forever()
    await this.#time.sleep(oneWay(), owner)
    if (fault === 'failed') throw internalError()
    if (fault === 'reset' || fault === 'partial' || outcome === null) throw connectionReset()
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }

  #faultFor(call: NetworkCall): NetworkFault | null {
    for (const rule of this.#rules.values())
      if (isAbout(rule, call) && this.#random() < rule.share) {
        this.#trace.note(call.process, `${call.side} ${call.port}.${call.name}: ${rule.fault}`)
        return rule.fault
      }
    return null
  }

  #between([from, to]: readonly [number, number]): number {
    return from + this.#random() * (to - from)
  }
}

const forever = (): Promise<never> => new Promise(() => {})

function attempted<T>(work: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: work() }
  } catch (error) {
    return { error }
  }
}

/** What a request comes to that nobody waits for any more. */
const quietly = (work: () => unknown): void => void attempted(work)
