import type { Clock } from '@understudy/core'

const LEAST_SHARE = 0.05
const DECREASE = 0.7
const INCREASE_PER_S = 0.01
/** Milliseconds: answers to calls that were under way together count as one. */
const ONCE_MS = 200
/** So long without a throttled answer ends an overload. */
const PAUSE_MS = 5_000
/** An overload that lasts so long, whatever we send less, and meets so many tenants, is no matter of our own pace any more. */
const SUSTAINED_MS = 10_000
const SUSTAINED_TENANTS = 2

interface Limited {
  readonly share: number
  readonly atMs: number
  readonly sinceMs: number
  readonly tenants: ReadonlySet<string>
  readonly lastMs: number
}

/**
 * How much a provider that asks for less is given: its share falls by 30 % with each burst of throttled calls and grows by 1 % a
 * second. It limits us, and says nothing of the provider's health, until it has gone on for long and across tenants.
 */
export class Overload {
  readonly #clock: Clock
  readonly #limited = new Map<string, Limited>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** 0 to 1; 1 for who never throttled, or not lately. */
  share(key: string): number {
    const limited = this.#limited.get(key)
    if (!limited) return 1
    const share = this.#shareNow(limited)
    if (share >= 1) this.#limited.delete(key)
    return share
  }

  throttled(key: string, tenantId: string): void {
    const nowMs = this.#clock.monotonicMs()
    const share = this.share(key)
    const known = this.#limited.get(key)
    const isOngoing = known !== undefined && nowMs - known.lastMs < PAUSE_MS
    const { sinceMs, tenants } = isOngoing ? known : { sinceMs: nowMs, tenants: new Set<string>() }
    const isSameBurst = known !== undefined && nowMs - known.atMs < ONCE_MS
    const lowered = isSameBurst
      ? { share: known.share, atMs: known.atMs }
      : { share: Math.max(LEAST_SHARE, share * DECREASE), atMs: nowMs }
    const seen = tenants.has(tenantId) ? tenants : new Set([...tenants, tenantId].slice(-SUSTAINED_TENANTS))
    this.#limited.set(key, { ...lowered, sinceMs, tenants: seen, lastMs: nowMs })
  }

  /** It has gone on for ten seconds without a pause of five, for more than one tenant. */
  isSustained(key: string): boolean {
    const limited = this.#limited.get(key)
    if (!limited) return false
    return limited.lastMs - limited.sinceMs >= SUSTAINED_MS && limited.tenants.size >= SUSTAINED_TENANTS
  }

  #shareNow = ({ share, atMs }: Limited): number =>
    Math.min(1, share + ((this.#clock.monotonicMs() - atMs) / 1_000) * INCREASE_PER_S)
}
