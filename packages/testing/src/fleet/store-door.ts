import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { DatabaseUrls } from '@understudy/db'

const HOST = '127.0.0.1'

/** The way of one process to PostgreSQL. */
export interface StoreDoor {
  /** Of the same database, through this door. */
  readonly urls: DatabaseUrls
  /** Breaks off every connection and refuses new ones, as where the network is gone. */
  shut(): void
  open(): void
  close(): Promise<void>
}

/** @param to the database's own addresses, both on one server */
export async function openStoreDoor(to: DatabaseUrls): Promise<StoreDoor> {
  const { hostname, port } = new URL(to.app)
  const sockets = new Set<Socket>()
  let isShut = false
  const server = createServer((socket) => {
    if (isShut) return void socket.resetAndDestroy()
    const onward = connect(Number(port), hostname)
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(end)
      // What one end does not survive, the other does not either.
      end.on('error', () => end.destroy())
      end.once('close', () => {
        sockets.delete(end)
        other.destroy()
      })
      end.pipe(other)
    }
  })
  server.listen(0, HOST)
  await once(server, 'listening')
  const through = (url: string): string => {
    const own = new URL(url)
    own.host = `${HOST}:${(server.address() as AddressInfo).port}`
    return own.href
  }
  return {
    urls: { app: through(to.app), system: through(to.system) },
    shut: () => {
      isShut = true
      for (const socket of sockets) socket.resetAndDestroy()
    },
    open: () => {
      isShut = false
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
