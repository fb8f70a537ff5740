import { portNames, type PortName, type ProviderId } from '../call.ts'
import { PortError } from '../port-error.ts'
import type { Ports } from '../ports.ts'
import type { Provider } from './provider.ts'
import type { ServedPort } from '../served-port.ts'

/** A port that this provider serves, or one sentence why it does not. */
export type PortPart<Port> = ServedPort<Port> | { readonly notConfigured: string }
export type PortParts = { readonly [Name in PortName]: PortPart<Ports[Name]> }

const isServed = (part: PortPart<unknown>): part is ServedPort<unknown> => 'port' in part

/** Puts a provider together from its ports. */
export function assembleProvider(id: ProviderId, parts: PortParts): Provider {
  const names = portNames.filter((name) => isServed(parts[name]))
  const served = (name: PortName): ServedPort<unknown> | null => {
    const part: PortPart<unknown> = parts[name]
    return isServed(part) ? part : null
  }
  return {
    id,
    ports: Object.fromEntries(names.map((name) => [name, served(name)!.port])),
    inventories: Object.fromEntries(
      names.flatMap((name) => {
        const { inventory } = served(name)!
        return inventory ? [[name, inventory]] : []
      }),
    ),
    notConfigured: Object.fromEntries(
      portNames.flatMap((name) => {
        const part = parts[name]
        return 'notConfigured' in part ? [[name, part.notConfigured]] : []
      }),
    ),
    ping: async (name, deadline) => {
      const port = served(name)
      if (!port)
        throw new PortError(`${name} is not configured on ${id}.`, {
          verdict: 'caller',
          code: 'unavailable',
          reason: 'NotConfigured',
          provider: id,
          operation: 'ping',
          maybeApplied: false,
        })
      await port.ping(deadline)
    },
    close: async () => {
      await Promise.all(names.map((name) => served(name)!.close()))
    },
  }
}
