import type { Clock, TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { portNames, type Answer, type CallContext, type Operation, type PortName, type Ports } from '@understudy/ports'
import { withSpan, type Logger } from '@understudy/telemetry'
import type { RecordedCall } from './calls/port-call-recorder.ts'
import { defaultContinuitySettings, type RoutingSettings } from './continuity-settings.ts'
import { sideOf, type PortChains, type Provider } from './provider.ts'
import type { Journal } from './journal/journal.ts'
import type { Invoke } from './route/attempt.ts'
import { sidesOf } from './route/candidate.ts'
import { Bulkheads } from './route/overload/bulkheads.ts'
import type { Gate } from './route/gate.ts'
import { JournalReach } from './route/journal-reach.ts'
import { LastKnown } from './route/last-known.ts'
import { Latencies } from './route/latencies.ts'
import { operations } from './route/operations.ts'
import { routeCall } from './route/route-call.ts'
import type { RouteSettings } from './route/route-settings.ts'
import type { RoutedCall, RouteResult } from './route/routed-call.ts'

/** Whose calls these are: the tenant is the wall, run and step say where the record belongs. */
export interface PortScope {
  readonly tenant: TenantRef
  readonly runId?: string
  readonly stepKey?: string
}

export type RoutedPorts = (scope: PortScope) => Ports

export interface RoutedPortsOptions {
  /** In the order of the chain, where `chains` does not say otherwise. */
  readonly providers: readonly Provider[]
  readonly chains?: PortChains
  readonly gate: Gate
  /** Where writes are known before their first attempt; without it each side keeps what it was given. */
  readonly journal?: Journal
  /** Gets every call once it is decided; must not throw. */
  readonly record: (call: RecordedCall) => void
  readonly clock: Clock
  readonly log: Logger
  readonly routing?: RoutingSettings
}

type Method = (call: CallContext, ...args: unknown[]) => Promise<Answer<unknown>>

/** Ports whose every call is routed over the chain, and recorded. They throw PortError and nothing else. */
export function createRoutedPorts(options: RoutedPortsOptions): RoutedPorts {
  const { clock, routing = defaultContinuitySettings.routing } = options
  const shared = {
    journalReach: new JournalReach(clock),
    latencies: new Latencies(clock),
    bulkheads: new Bulkheads(clock, routing.callsAtOnce),
    lastKnown: new LastKnown(clock),
    hedgesReads: routing.hedgesReads,
  }
  const settings = Object.fromEntries(portNames.map((port) => [port, { ...settingsFor(port, options), ...shared }])) as Record<
    PortName,
    RouteSettings
  >
  const methodOf =
    (scope: PortScope, port: PortName, name: string, operation: Operation): Method =>
    async (call, ...args) => {
      const startedMs = options.clock.monotonicMs()
      const routed = { port, name, operation, call: { ...call, tenant: scope.tenant }, args }
      const result = await withSpan(`${port}.${name}`, { 'tenant.slug': scope.tenant.slug }, () =>
        routeCall(routed, settings[port]),
      )
      options.record(toRecord(scope, port, name, result, options.clock.monotonicMs() - startedMs, options.clock.now()))
      if (result.outcome.ok) return result.outcome.answer
      if (result.outcome.error.code === 'internal')
        options.log.error({ error: result.outcome.error, port, name }, 'unlisted port error')
      throw result.outcome.error
    }
  return (scope) =>
    Object.fromEntries(
      portNames.map((port) => [
        port,
        Object.fromEntries(
          Object.entries(operations[port]).map(([name, operation]) => [name, methodOf(scope, port, name, operation)]),
        ),
      ]),
    ) as unknown as Ports
}

function settingsFor(port: PortName, { providers, chains, gate, journal, clock }: RoutedPortsOptions) {
  const order = chains?.[port]
  const chain = order ? order.chain.flatMap((side) => providers.filter((provider) => sideOf(provider.id) === side)) : providers
  const configured = chain.filter((provider) => provider.ports[port] !== undefined)
  const hasBothSides = sidesOf(configured).length > 1
  return { chain, timeoutMs: order?.timeoutMs ?? Infinity, gate, journal: hasBothSides ? (journal ?? null) : null, clock, invoke }
}

function invoke(provider: Provider, { port, name, args }: RoutedCall): Invoke {
  const target = provider.ports[port] as unknown as Record<string, Method>
  return async (call) => target[name]!(call, ...args)
}

function toRecord(
  scope: PortScope,
  port: PortName,
  name: string,
  result: RouteResult,
  durationMs: number,
  at: Date,
): RecordedCall {
  const { outcome, attempts } = result
  const answer = outcome.ok ? outcome.answer : undefined
  const error = outcome.ok ? undefined : outcome.error
  const refusedBy = attempts.findLast((each) => each.decision === 'refused')?.provider ?? null
  const refused = error !== undefined && (error.verdict === 'caller' || error.verdict === 'healthy')
  return {
    tenant: scope.tenant,
    id: uuidv7(at.getTime()),
    runId: scope.runId ?? null,
    stepKey: scope.stepKey ?? null,
    port,
    operation: name,
    servedBy: answer?.servedBy ?? (refused ? refusedBy : null),
    outcome: answer ? 'ok' : refused ? 'refused' : 'failed',
    errorCode: error?.code ?? null,
    durationMs: Math.round(durationMs * 10) / 10,
    ageMs: answer?.ageMs ?? null,
    durability: answer?.durability ?? null,
    degraded: answer?.degraded ?? null,
    attempts,
    detail: error ? `${error.reason}: ${error.message}` : null,
    at,
  }
}
