import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/** Listens for a moment on 127.0.0.1; port 0 takes any free one. Undefined when it is taken. */
export function tryPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => (['EADDRINUSE', 'EACCES'].includes(error.code) ? resolve(undefined) : reject(error)))
    server.listen(port, '127.0.0.1', () => {
      const taken = server.address().port
      server.close(() => resolve(taken))
    })
  })
}

/** The wished port when it is free, else any. */
export const freePort = async (wished) => (await tryPort(wished)) ?? (await tryPort(0))

/** The same for UDP. */
function tryUdpPort(port) {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.once('error', (error) => (['EADDRINUSE', 'EACCES'].includes(error.code) ? resolve(undefined) : reject(error)))
    socket.bind(port, '127.0.0.1', () => {
      const taken = socket.address().port
      socket.close(() => resolve(taken))
    })
  })
}

/** The wished UDP port when it is free, else any. */
export const freeUdpPort = async (wished) => (await tryUdpPort(wished)) ?? (await tryUdpPort(0))
