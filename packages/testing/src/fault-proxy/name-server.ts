import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { decode, encode, RECURSION_DESIRED, AUTHORITATIVE_ANSWER, type Answer, type DecodedPacket } from 'dns-packet'

const HOST = '127.0.0.1'
const NXDOMAIN = 3

/** What is no DNS message gets no answer. */
function queryIn(data: Buffer): DecodedPacket | undefined {
  try {
    return decode(data)
  } catch {
    return undefined
  }
}

export interface NameServer {
  /** `127.0.0.1:<port>`, as a resolver takes it. */
  readonly address: string
  close(): Promise<void>
}

/**
 * Knows the doors' names and no other. Answers are not to be kept (TTL 0), so that a change is seen at the next question.
 * @param addressOf null: a name it has, whose address it does not tell (an empty answer); undefined: no such name
 */
export async function startNameServer(port: number, addressOf: (name: string) => string | null | undefined): Promise<NameServer> {
  const socket = createSocket('udp4')
  const reply = (query: DecodedPacket, from: RemoteInfo) => {
    const question = query.questions?.[0]
    const name = question?.name.toLowerCase() ?? ''
    const address = addressOf(name)
    const answers: Answer[] = address && question?.type === 'A' ? [{ type: 'A', name, ttl: 0, data: address }] : []
    const flags = AUTHORITATIVE_ANSWER | ((query.flags ?? 0) & RECURSION_DESIRED) | (address === undefined ? NXDOMAIN : 0)
    socket.send(
      encode({ type: 'response', id: query.id ?? 0, flags, questions: query.questions ?? [], answers }),
      from.port,
      from.address,
    )
  }
  socket.on('message', (data, from) => {
    const query = queryIn(data)
    if (query) reply(query, from)
  })
  socket.bind(port, HOST)
  await once(socket, 'listening')
  return {
    address: `${HOST}:${socket.address().port}`,
    close: async () => {
      socket.close()
      await once(socket, 'close')
    },
  }
}
