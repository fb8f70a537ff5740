import { systemClock, type Clock } from '@understudy/core'
import { withPlatform, type Database } from '@understudy/db'
import { hashSessionToken } from './session-token.ts'
import { preferencesSchema, type SignedInUser } from './signed-in-user.ts'
import { CACHE_MS, IDLE_TIMEOUT_MS, SEEN_EVERY_MS } from './timeouts.ts'

interface Cached {
  readonly user: SignedInUser | null
  readonly atMs: number
}

const MOST_CACHED = 10_000

/**
 * From a cookie's token to the person, on every request. Cached for at most 5 s and dropped by notification, so that signing
 * out, disabling and "sign out everywhere" hold at once in every process.
 */
export class SessionResolver {
  readonly #db: Database
  readonly #clock: Clock
  readonly #cache = new Map<string, Cached>()
  /** Looked up at this moment: the parts of one page ask side by side. */
  readonly #reading = new Map<string, Promise<SignedInUser | null>>()
  #listening: Promise<unknown> | undefined
  /** Grows with every notification: what was read before it is not kept. */
  #generation = 0

  constructor(db: Database, clock: Clock = systemClock) {
    this.#db = db
    this.#clock = clock
  }

  async resolve(token: string): Promise<SignedInUser | null> {
    this.#listening ??= this.#db.hub.subscribe(({ topic }) => {
      if (topic !== 'user-session' && topic !== 'resync') return
      this.#generation++
      this.#cache.clear()
      this.#reading.clear()
    })
    await this.#listening
    const hash = hashSessionToken(token)
    const cached = this.#cache.get(hash)
    if (cached && this.#clock.monotonicMs() - cached.atMs < CACHE_MS) return cached.user
    const underWay = this.#reading.get(hash)
    if (underWay) return underWay
    const reading = this.#readAndKeep(hash)
    this.#reading.set(hash, reading)
    return reading.finally(() => this.#reading.get(hash) === reading && this.#reading.delete(hash))
  }

  async #readAndKeep(hash: string): Promise<SignedInUser | null> {
    const atMs = this.#clock.monotonicMs()
    const generation = this.#generation
    const user = await this.#read(hash)
    if (this.#cache.size >= MOST_CACHED) this.#cache.clear()
    if (generation === this.#generation) this.#cache.set(hash, { user, atMs })
    return user
  }

  #read(tokenHash: string): Promise<SignedInUser | null> {
    return withPlatform(this.#db, async (tx) => {
      const session = await tx.userSession.findUnique({ where: { tokenHash }, include: { user: true } })
      const now = this.#clock.now()
      if (!session || session.endedAt || session.expiresAt <= now || session.user.status !== 'active') return null
      const idleMs = now.getTime() - session.lastSeenAt.getTime()
      if (idleMs > IDLE_TIMEOUT_MS) return null
      if (idleMs > SEEN_EVERY_MS) await tx.userSession.update({ where: { id: session.id }, data: { lastSeenAt: now } })
      const { user } = session
      return {
        sessionId: session.id,
        userId: user.id,
        email: user.email,
        name: user.displayName,
        isPlatformAdmin: user.platformRole === 'platform-admin',
        mustChangePassword: user.mustChangePassword,
        preferences: preferencesSchema.parse(user.preferences),
      }
    })
  }
}
