import path from 'node:path'
import { toAppError, trpc, type ApiServices, type RequestContext } from '@understudy/api'
import { systemClock } from '@understudy/core'
import { createRoutedPorts, defaultContinuitySettings, Gate, JournalGauge, type PortChains } from '@understudy/continuity/server'
import type { Database } from '@understudy/db'
import type { SignedInUser } from '@understudy/identity'
import type { SandboxFacts } from '@understudy/observe'
import { portNames } from '@understudy/ports'
import { AgentRegistry } from '@understudy/runtime/server'
import { createLogger } from '@understudy/telemetry'
import { drillSandbox } from '@understudy/observe/server'
import { agents } from '@understudy/agents/server'
import { appRouter } from '../app-router'

const log = createLogger('test')
const clock = systemClock
const gate = new Gate({ clock })
const chains = Object.fromEntries(portNames.map((port) => [port, { chain: [], timeoutMs: 1_000 }])) as unknown as PortChains
const createCaller = trpc.createCallerFactory(appRouter)

const sandbox: SandboxFacts = { state: 'off', sentence: 'off', ports: [] }
const folder = path.resolve(import.meta.dirname, '../../../../../config/drills')

/** The real services, with no side configured: what calls a port is refused there, after it was let in. */
const services = (db: Database): ApiServices => ({
  version: 'test',
  agents: new AgentRegistry(agents),
  ports: createRoutedPorts({ providers: [], gate, record: () => undefined, clock, log }),
  continuity: {
    providers: [],
    chains,
    gate,
    drills: { folder, sandbox: drillSandbox(sandbox), schedule: { isOn: false, day: 'sunday', hour: 4 } },
    journal: new JournalGauge({
      db,
      dataDir: folder,
      settings: { oldestMinutes: 15, waitingShare: 0.8, freeMb: 0, maxWaiting: 1_000 },
      clock,
      log,
    }),
    thresholds: defaultContinuitySettings.wayBack,
  },
  system: { settings: [], sandbox },
})

export interface Outcome {
  /** 'ok', or the closed code of the refusal. */
  code: string
  /** Everything that came back, as text. */
  said: string
}

/** Calls one procedure as somebody in some tenant; of a stream it takes the first word. */
export async function callAs(
  db: Database,
  who: { user: SignedInUser | null; tenantSlug: string },
  path: string,
  input: unknown,
): Promise<Outcome> {
  const stop = new AbortController()
  const context: RequestContext = { db, clock, log, services: services(db), address: '192.0.2.1', traceId: undefined, ...who }
  const caller = createCaller(context, { signal: stop.signal }) as unknown as Record<string, Record<string, Call>>
  const [feature, name] = path.split('.') as [string, string]
  try {
    const answer = await caller[feature]![name]!(input)
    return { code: 'ok', said: JSON.stringify(isStream(answer) ? await firstOf(answer) : answer) ?? '' }
  } catch (error) {
    const { code, message, details } = toAppError(error)
    return { code, said: JSON.stringify({ message, details }) }
  } finally {
    stop.abort()
  }
}

type Call = (input: unknown) => Promise<unknown>

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

async function firstOf(stream: AsyncIterable<unknown>): Promise<unknown> {
  const { value } = await stream[Symbol.asyncIterator]().next()
  return value
}
