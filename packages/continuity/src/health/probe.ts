import { Deadline, operationId, PLATFORM_TENANT_ID, type Clock } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { PortError, type CallContext, type PortName, type Ports } from '@understudy/ports'
import { errorWords } from '../pages/error-words.ts'
import { sideOf, type Provider } from '../provider.ts'
import type { ProviderState } from '../schema.ts'

/** Milliseconds one probe may take: what is slower than this cannot serve people who wait. */
const PROBE_MS = 1_000

export interface Finding {
  readonly port: PortName
  readonly provider: Provider['id']
  readonly state: ProviderState
  /** Why it is not configured, or what the probe died of. */
  readonly detail: string | null
}

const tenant = { id: PLATFORM_TENANT_ID, slug: 'platform' }
const bytes = new TextEncoder().encode('canary')

/** Writes, reads and removes one thing of ours: what a port must be able to do before anybody trusts it with more. */
const canaries: { readonly [Name in PortName]?: (port: Ports[Name], call: () => CallContext) => Promise<unknown> } = {
  objects: async (objects, call) => {
    const key = 'understudy/canary'
    const { value } = await objects.put(call(), key, bytes)
    await objects.get(call(), key, { versionId: value.versionId })
    await objects.delete(call(), key, { versionId: value.versionId })
  },
  memory: async (memory, call) => {
    const address = { memoryId: 'understudy', actorId: 'canary', sessionId: 'canary' }
    const payload = [{ kind: 'data' as const, data: {} }]
    const { value } = await memory.createEvent(call(), { ...address, eventTime: new Date(), payload })
    await memory.getEvent(call(), address, value.eventId)
    await memory.deleteEvent(call(), address, value.eventId)
  },
}

/** Whether a probe of AWS's side of it writes. */
export const hasCanary = (port: PortName): boolean => canaries[port] !== undefined

/** One look at one side of a port. An answer is an answer, also "no" and "less, please". Never rejects. */
export async function probe(provider: Provider, port: PortName, clock: Clock): Promise<Finding> {
  const about = { port, provider: provider.id }
  if (!provider.ports[port]) return { ...about, state: 'not_configured', detail: provider.notConfigured[port] ?? null }
  try {
    await lookAt(provider, port, Deadline.in(PROBE_MS, clock))
    return { ...about, state: 'ok', detail: null }
  } catch (error) {
    if (error instanceof PortError && error.verdict !== 'unhealthy') return { ...about, state: 'ok', detail: error.message }
    return { ...about, state: 'down', detail: wordsOf(error) }
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const words = error instanceof PortError ? errorWords(error.reason) : error.message
  // A name without words of its own says less than the sentence around it.
  return error instanceof PortError && words === error.reason ? error.message : words
}

async function lookAt(provider: Provider, port: PortName, deadline: Deadline): Promise<void> {
  const canary = sideOf(provider.id) === 'aws' ? canaries[port] : undefined
  if (!canary) return provider.ping(port, deadline)
  const call = (): CallContext => ({ tenant, deadline, operationId: operationId(`canary-${uuidv7()}`) })
  await (canary as (port: unknown, call: () => CallContext) => Promise<unknown>)(provider.ports[port], call)
}
