import { Deadline, type Clock } from '@understudy/core'
import { portNames, PortError, type PortName } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import type { Provider } from '../provider.ts'
import type { Reachability } from '../route/reachability.ts'
import type { ProviderState } from '../schema.ts'

/** Milliseconds one ping may take. */
const PING_MS = 2_000

export interface Finding {
  readonly port: PortName
  readonly provider: Provider['id']
  readonly state: ProviderState
  /** Why it is not configured, or what the ping died of. */
  readonly detail: string | null
}

export interface ProberOptions {
  readonly providers: readonly Provider[]
  readonly health: Reachability
  readonly clock: Clock
  readonly log: Logger
  /** Milliseconds between the end of one round and the start of the next. */
  readonly everyMs: number
  /** Gets every finding of every round. */
  readonly report: (findings: readonly Finding[]) => Promise<void>
}

/** Pings every configured port of every provider in rounds, so that a side that came back is used again without a call paying for it. */
export function startProber(options: ProberOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await options.report(await probeAll(options))
      } catch (error) {
        options.log.warn({ error }, 'provider health could not be reported')
      }
      await pause(options.everyMs, stopping.signal)
    }
  }
  const done = loop()
  return {
    stop: async () => {
      stopping.abort()
      await done
    },
  }
}

/** One round: all ports of all providers at once. */
export const probeAll = (options: Pick<ProberOptions, 'providers' | 'health' | 'clock'>): Promise<Finding[]> =>
  Promise.all(options.providers.flatMap((provider) => portNames.map((port) => probe(provider, port, options))))

async function probe(
  provider: Provider,
  port: PortName,
  { health, clock }: Pick<ProberOptions, 'health' | 'clock'>,
): Promise<Finding> {
  const about = { port, provider: provider.id }
  if (!provider.ports[port]) return { ...about, state: 'not_configured', detail: provider.notConfigured[port] ?? null }
  try {
    await provider.ping(port, Deadline.in(PING_MS, clock))
    health.reachable(provider.id, port)
    return { ...about, state: 'ok', detail: null }
  } catch (error) {
    const answered = error instanceof PortError && (error.verdict === 'caller' || error.verdict === 'healthy')
    if (answered) {
      health.reachable(provider.id, port)
      return { ...about, state: 'ok', detail: null }
    }
    const reason = error instanceof PortError ? error.reason : error instanceof Error ? error.name : 'Unknown'
    health.unreachable(provider.id, port, reason)
    return { ...about, state: 'down', detail: error instanceof Error ? error.message : reason }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
