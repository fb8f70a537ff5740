import { TRPCClientError, type Operation, type OperationResultEnvelope } from '@trpc/client'
import type { Observable, Observer, Unsubscribable } from '@trpc/server/observable'
import type { LiveWord } from '@understudy/api'
import type { AppRouter } from '@/server/app-router'

type Failure = TRPCClientError<AppRouter>
type Envelope = OperationResultEnvelope<unknown, Failure>

interface Follower {
  readonly op: Operation
  readonly observer: Observer<Envelope, Failure>
  /** From where a stream that has ids goes on. */
  lastEventId?: string
}

interface Stream {
  readonly key: string
  readonly path: string
  readonly input: unknown
}

/** Milliseconds for which a change of what is followed waits for others: a page's parts come and go together. */
const GATHER_MS = 20

/** One connection for everybody who follows something; opened anew when somebody comes or goes. */
export class LiveConnection {
  readonly #open: (input: { streams: Stream[] }) => Observable<Envelope, Failure>
  readonly #followers = new Map<string, Follower>()
  #opened: Unsubscribable | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #next = 0
  #turn = 0

  constructor(open: (input: { streams: Stream[] }) => Observable<Envelope, Failure>) {
    this.#open = open
  }

  /** @returns the way to leave */
  join(op: Operation, observer: Observer<Envelope, Failure>): () => void {
    const key = String((this.#next += 1))
    this.#followers.set(key, { op, observer })
    this.#changed()
    return () => {
      if (this.#followers.delete(key)) this.#changed()
    }
  }

  #changed(): void {
    if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#reopen()
    }, GATHER_MS)
  }

  #reopen(): void {
    const before = this.#opened
    const turn = (this.#turn += 1)
    // One that is left says "complete" once more, which is no word about the next one.
    const isCurrent = () => turn === this.#turn
    this.#opened = undefined
    before?.unsubscribe()
    if (this.#followers.size === 0) return
    const streams = [...this.#followers].map(([key, { op, lastEventId }]) => ({
      key,
      path: op.path,
      input: lastEventId === undefined ? op.input : { ...(op.input as object), lastEventId },
    }))
    const keys = streams.map(({ key }) => key)
    this.#opened = this.#open({ streams }).subscribe({
      next: (envelope) => isCurrent() && this.#heard(envelope),
      error: (error) => isCurrent() && this.#end(keys, (observer) => observer.error(error)),
      complete: () => isCurrent() && this.#end(keys, (observer) => observer.complete()),
    })
  }

  /** What is said of the connection is said to everybody; a word, to whom it is for. */
  #heard({ result }: Envelope): void {
    if (result.type === 'started') return this.#started()
    if (result.type === 'state') {
      // Opening anew because somebody came is no loss to those who were there.
      if (result.state !== 'pending' && result.error)
        for (const { observer } of this.#followers.values()) observer.next({ result })
      return
    }
    if ('data' in result) this.#said((result.data as { data: LiveWord }).data)
  }

  #started(): void {
    for (const { observer } of this.#followers.values()) {
      observer.next({ result: { type: 'started' } })
      observer.next({ result: { type: 'state', state: 'pending', error: null } })
    }
  }

  #said({ key, kind, id, data }: LiveWord): void {
    const follower = this.#followers.get(key)
    if (!follower) return
    if (kind === 'data') {
      if (id === undefined) return follower.observer.next({ result: { data } })
      follower.lastEventId = id
      return follower.observer.next({ result: { id, data: { id, data } } as Envelope['result'] })
    }
    // It has ended there; the others go on over the same connection.
    this.#followers.delete(key)
    if (this.#followers.size === 0) this.#changed()
    if (kind === 'end') follower.observer.complete()
    else follower.observer.error(TRPCClientError.from<AppRouter>({ error: data } as never))
  }

  /** For those who were on it; who came meanwhile is on the next one. */
  #end(keys: readonly string[], tell: (observer: Follower['observer']) => void): void {
    const followers = keys.map((key) => this.#followers.get(key)).filter((follower) => follower !== undefined)
    for (const key of keys) this.#followers.delete(key)
    this.#opened = undefined
    for (const { observer } of followers) tell(observer)
  }
}
