import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

const HOST = '127.0.0.1'
/** Somebody else may hold the port for a moment while it is given back. */
const RETRY_MS = 100

/** What is true of a door as a whole; requests are the handler's. */
export type DoorState = 'open' | 'refusing' | 'black hole' | 'no name'

/** One port of this machine, and every connection to it. */
export class Door {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #held = new Set<Socket>()
  readonly #onHeld: () => void
  #port: number
  #state: DoorState = 'open'
  #isClosed = false
  #opening: Promise<void> = Promise.resolve()

  /** @param port 0: a free one, kept from then on */
  constructor(port: number, handle: (request: IncomingMessage, response: ServerResponse) => void, onHeld: () => void) {
    this.#port = port
    this.#onHeld = onHeld
    const http = createHttpServer({ keepAliveTimeout: 0, requestTimeout: 0 }, handle)
    this.#server = createServer({ pauseOnConnect: true }, (socket) => {
      this.#keep(socket)
      if (this.#state === 'black hole') {
        this.#held.add(socket)
        this.#onHeld()
        return
      }
      http.emit('connection', socket)
      socket.resume()
    })
  }

  get port(): number {
    return this.#port
  }

  async open(): Promise<void> {
    this.#server.listen(this.#port, HOST)
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  /** Takes effect at once, for connections that are open too. */
  become(state: DoorState): void {
    if (state === this.#state || this.#isClosed) return
    this.#state = state
    // What a black hole has swallowed does not come back.
    for (const socket of this.#held) socket.resetAndDestroy()
    this.#held.clear()
    if (state === 'refusing') this.#server.close()
    if (state === 'refusing' || state === 'no name') for (const socket of this.#sockets) socket.resetAndDestroy()
    this.#opening = this.#opening.then(() => this.#reopen())
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#opening
    for (const socket of this.#sockets) socket.destroy()
    if (!this.#server.listening) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    // The other end went away: nothing to do but to forget it.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      this.#sockets.delete(socket)
      this.#held.delete(socket)
    })
  }

  async #reopen(): Promise<void> {
    while (!this.#server.listening && this.#state !== 'refusing' && !this.#isClosed) {
      try {
        await this.open()
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
        await after(RETRY_MS)
      }
    }
    // It may have been told to refuse again while it opened.
    if (this.#state === 'refusing') this.#server.close()
  }
}
