import { notify, withPlatform, type Prisma } from '@understudy/db'
import type { DrillServices } from '../on-platform.ts'

/** Milliseconds between heartbeats; a notification makes a stop arrive at once. */
const HEARTBEAT_MS = 500

/** stopped: a person said so · interrupted: this process goes away · lost: somebody else has taken the drill for dead. */
export type EndReason = 'stopped' | 'interrupted' | 'lost'

export interface DrillRow {
  readonly script: Prisma.JsonValue
  readonly ports: readonly string[]
  readonly compression: number
}

/** A drill that this process plays: its claim, kept alive, and the way to end it early. */
export class ActiveDrill {
  readonly id: string
  readonly row: DrillRow
  readonly #services: DrillServices
  readonly #owner: string
  readonly #controller = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #unsubscribe: () => void = () => undefined
  #writing: Promise<void> = Promise.resolve()
  #isWriting = false
  reason: EndReason | null = null

  private constructor(services: DrillServices, id: string, owner: string, row: DrillRow) {
    this.#services = services
    this.#owner = owner
    this.id = id
    this.row = row
  }

  /** Null when the drill does not wait any more. */
  static async claim(services: DrillServices, id: string, owner: string): Promise<ActiveDrill | null> {
    const { db, clock } = services
    const claimed = await withPlatform(db, async (tx) => {
      const { count } = await tx.drill.updateMany({
        where: { id, state: 'queued', endedAt: null },
        data: { state: 'running', owner, heartbeatAt: clock.now() },
      })
      if (count === 0) return null
      await notify(tx, { topic: 'drill', id })
      return tx.drill.findUniqueOrThrow({ where: { id }, select: { script: true, ports: true, compression: true } })
    })
    if (!claimed) return null
    const active = new ActiveDrill(services, id, owner, claimed)
    await active.#start()
    return active
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  interrupt(reason: EndReason): void {
    if (this.reason) return
    this.reason = reason
    this.#controller.abort(new Error(`the drill was ${reason}`))
  }

  /** @throws when the drill is not this process's any more */
  async write(data: Prisma.DrillUpdateManyMutationInput): Promise<void> {
    await withPlatform(this.#services.db, async (tx) => {
      const { count } = await tx.drill.updateMany({ where: this.#own(), data })
      if (count === 0) this.interrupt('lost')
      await notify(tx, { topic: 'drill', id: this.id })
    })
    this.signal.throwIfAborted()
  }

  /** One at a time, left out while the last one is under way: a slow database makes figures late, and nothing else. */
  progress(work: () => Promise<void>): void {
    if (this.#isWriting) return
    this.#isWriting = true
    this.#writing = work()
      .catch((error: unknown) => {
        this.#services.log.warn({ error, drillId: this.id }, 'a drill’s figures could not be written')
      })
      .finally(() => (this.#isWriting = false))
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#unsubscribe()
    await this.#writing
  }

  async #start(): Promise<void> {
    this.#timer = setInterval(() => void this.#beat(), HEARTBEAT_MS)
    this.#unsubscribe = await this.#services.db.hub.subscribe(({ topic, id }) => {
      if (topic === 'resync' || (topic === 'drill' && id === `stop ${this.id}`)) void this.#beat()
    })
  }

  #own() {
    return { id: this.id, owner: this.#owner, endedAt: null }
  }

  async #beat(): Promise<void> {
    const { db, clock, log } = this.#services
    try {
      const row = await withPlatform(db, async (tx) => {
        await tx.drill.updateMany({ where: this.#own(), data: { heartbeatAt: clock.now() } })
        return tx.drill.findFirst({ where: this.#own(), select: { stopRequestedAt: true } })
      })
      if (!row) this.interrupt('lost')
      else if (row.stopRequestedAt) this.interrupt('stopped')
    } catch (error) {
      log.warn({ error, drillId: this.id }, 'a drill’s heartbeat could not be written')
    }
  }
}
