import pg from 'pg'
import { CHANNEL, notificationSchema, type Notification } from './notification.ts'

type Subscriber = (notification: Notification) => void

const FIRST_RETRY_MS = 200
const LONGEST_RETRY_MS = 5_000

/**
 * One LISTEN connection for the whole process, fanned out to any number of subscribers. After a lost connection
 * every subscriber gets `{ topic: 'resync' }`: what was said meanwhile is gone, so they read again.
 */
export class NotifyHub {
  readonly #url: string
  readonly #applicationName: string
  readonly #subscribers = new Set<Subscriber>()
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  #retryMs = FIRST_RETRY_MS
  #closed = false
  #connecting: Promise<void> | undefined

  constructor(url: string, applicationName: string) {
    this.#url = url
    this.#applicationName = applicationName
  }

  /** Resolves once the connection listens, so that nothing said afterwards is missed. Returns the way to stop. */
  async subscribe(subscriber: Subscriber): Promise<() => void> {
    this.#subscribers.add(subscriber)
    await this.#connect()
    return () => this.#subscribers.delete(subscriber)
  }

  /** Notifications that match, until the signal aborts. */
  async *stream(matches: (notification: Notification) => boolean, signal: AbortSignal): AsyncGenerator<Notification> {
    const queue: Notification[] = []
    let wake = () => {}
    const onAbort = () => wake()
    signal.addEventListener('abort', onAbort)
    const unsubscribe = await this.subscribe((notification) => {
      if (notification.topic !== 'resync' && !matches(notification)) return
      queue.push(notification)
      wake()
    })
    try {
      while (!signal.aborted) {
        const next = queue.shift()
        if (next) yield next
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      unsubscribe()
      signal.removeEventListener('abort', onAbort)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    this.#subscribers.clear()
    await this.#client?.end()
  }

  #connect(): Promise<void> {
    if (this.#closed || this.#client) return Promise.resolve()
    this.#connecting ??= this.#open().finally(() => (this.#connecting = undefined))
    return this.#connecting
  }

  async #open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: this.#applicationName,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    client.on('notification', (message) => this.#deliver(message.payload ?? ''))
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      this.#client = client
      this.#retryMs = FIRST_RETRY_MS
    } catch {
      this.#lost(client)
    }
  }

  #lost(client: pg.Client): void {
    if (this.#closed || (this.#client && this.#client !== client)) return
    this.#client = undefined
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      void this.#connect().then(() => {
        if (this.#client) for (const subscriber of this.#subscribers) subscriber({ topic: 'resync' })
      })
    }, this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS)
  }

  #deliver(payload: string): void {
    const parsed = notificationSchema.safeParse(JSON.parse(payload))
    if (!parsed.success) return // another version of us speaks of something this one does not know
    for (const subscriber of this.#subscribers) subscriber(parsed.data)
  }
}
