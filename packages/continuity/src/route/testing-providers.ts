import { PortError, type Answer, type PortName, type Ports, type ProviderId, type Verdict } from '@understudy/ports'
import type { ErrorCode } from '@understudy/core'
import type { Provider } from '../provider.ts'

type Behaviour = (operation: string) => Promise<Answer<unknown>>

/** A provider for tests of the routing alone: every operation of the port behaves as told, and every call is counted. */
export function scriptedProvider(id: ProviderId, port: PortName, behaviour: Behaviour): Provider & { calls: string[] } {
  const calls: string[] = []
  const target = new Proxy(
    {},
    {
      get: (_, operation: string) => () => {
        calls.push(operation)
        return behaviour(operation)
      },
    },
  )
  return {
    id,
    calls,
    ports: { [port]: target } as Partial<Ports>,
    notConfigured: {},
    ping: async () => void (await behaviour('ping')),
    close: async () => {},
  }
}

export const answers =
  (id: ProviderId, value: unknown = 'value', ageMs = 0): Behaviour =>
  async () => ({ value, servedBy: id, ageMs, durability: id === 'local' ? 'local' : 'aws' })

export const fails =
  (id: ProviderId, verdict: Verdict, code: ErrorCode = 'unavailable', maybeApplied = true): Behaviour =>
  async (operation) => {
    throw new PortError(`${id} says ${code}`, { verdict, code, reason: `Scripted${code}`, provider: id, operation, maybeApplied })
  }

export const hangs: Behaviour = () => new Promise(() => {})
