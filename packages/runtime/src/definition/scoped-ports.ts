import { operationId, type Deadline, type TenantRef } from '@understudy/core'
import { portOperations } from '@understudy/continuity/server'
import type { Answer, CallContext, PortName, Ports } from '@understudy/ports'

type WithoutCall<Method> = Method extends (call: CallContext, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never

/** The ports as a step sees them: tenant, deadline and operation id are filled in. */
export type ScopedPorts = {
  readonly [Port in PortName]: { readonly [Name in keyof Ports[Port]]: WithoutCall<Ports[Port][Name]> }
}

export interface PortsScope {
  readonly tenant: TenantRef
  /** `<runId>:<stepKey>`; calls are numbered under it in the order they are made, so a repeated step repeats their ids. */
  readonly operationPrefix: string
  readonly deadline: Deadline
  readonly signal: AbortSignal
  /** Before each call of a port; throws where it must not be made. */
  readonly before: (port: PortName) => void
  /** Settles what an answer cost. */
  readonly spend: (usage: { inputTokens: number; outputTokens: number }) => Promise<void>
}

type Method = (call: CallContext, ...rest: unknown[]) => Promise<Answer<unknown>>

export function scopePorts(ports: Ports, scope: PortsScope): ScopedPorts {
  let ordinal = 0
  const bind =
    (port: PortName, name: string) =>
    async (...rest: unknown[]): Promise<Answer<unknown>> => {
      const call: CallContext = {
        tenant: scope.tenant,
        operationId: operationId(`${scope.operationPrefix}:${ordinal++}`),
        deadline: scope.deadline,
        signal: scope.signal,
      }
      scope.signal.throwIfAborted()
      scope.before(port)
      const target = ports[port] as unknown as Record<string, Method>
      const answer = await target[name]!(call, ...rest)
      if (answer.usage) await scope.spend(answer.usage)
      return answer
    }
  return Object.fromEntries(
    Object.entries(portOperations).map(([port, names]) => [
      port,
      Object.fromEntries(Object.keys(names).map((name) => [name, bind(port as PortName, name)])),
    ]),
  ) as unknown as ScopedPorts
}
