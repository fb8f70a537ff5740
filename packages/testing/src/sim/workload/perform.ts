import { Deadline, operationId } from '@understudy/core'
import { PortError, type Answer, type CallContext, type Ports } from '@understudy/ports'
import type { RoutedPorts } from '@understudy/continuity/server'
import type { IndexSettings } from '@understudy/ports/search'
import type { SimulatedProcess } from '../processes/simulated-process.ts'
import { EPOCH_MS } from '../time/install-time.ts'
import type { Answered, ClientCall, Failed } from './client-call.ts'

/** What stands for an error that is no PortError. */
export const THREW = 'threw'
export const MEMORY = 'notes'
export const INDEX = 'documents'
const indexSettings: IndexSettings = {
  language: 'en',
  textFields: { text: 1 },
  keywordFields: [],
  numberFields: [],
  vector: null,
}

/** What is written says whose it is, of which key, and by which call. */
export const sayingOf = (call: Pick<ClientCall, 'tenant' | 'label'>, key: string): string =>
  `${call.tenant.slug}|${key}|${call.label}`

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (body: Uint8Array): string => new TextDecoder().decode(body)

type Perform = (
  ports: Ports,
  context: CallContext,
  call: ClientCall,
) => Promise<{ answer: Answer<unknown>; said: string[] | null }>

const session = (key: string) => ({ memoryId: MEMORY, actorId: 'ana', sessionId: key })

/** Asks one process, once. Never rejects. */
export async function perform(
  routed: RoutedPorts,
  process: SimulatedProcess,
  call: ClientCall,
  budgetMs: number,
  atMs: number,
): Promise<Answered | Failed> {
  const context: CallContext = {
    tenant: call.tenant,
    operationId: operationId(call.label),
    deadline: Deadline.in(budgetMs, process.clock),
  }
  try {
    const { answer, said } = await ask(routed({ tenant: call.tenant }), context, call, atMs)
    const { servedBy, ageMs, degraded } = answer
    return { ok: true, servedBy, ageMs, degraded: degraded !== undefined, said }
  } catch (error) {
    // Ports throw nothing else; the auditor says so if they do.
    if (!(error instanceof PortError))
      return { ok: false, code: THREW, reason: String(error), verdict: THREW, maybeApplied: true }
    if (isNothing(call, error)) return { ok: true, servedBy: error.provider, ageMs: 0, degraded: false, said: null }
    const { code, reason, verdict, maybeApplied } = error
    return { ok: false, code, reason, verdict, maybeApplied }
  }
}

/** "Not found" is what a read says of nothing. */
const isNothing = ({ asked }: ClientCall, { code }: PortError): boolean =>
  (asked.kind === 'get' || asked.kind === 'document') && code === 'not_found'

const ask = (ports: Ports, to: CallContext, call: ClientCall, atMs: number): ReturnType<Perform> =>
  call.port === 'objects'
    ? askObjects(ports, to, call)
    : call.port === 'memory'
      ? askMemory(ports, to, call, new Date(EPOCH_MS + Math.floor(atMs)))
      : askSearch(ports, to, call)

async function askObjects({ objects }: Ports, to: CallContext, call: ClientCall): ReturnType<Perform> {
  const { asked } = call
  if (asked.kind === 'put' || asked.kind === 'create') {
    const body = bytes(sayingOf(call, asked.key))
    const options = asked.kind === 'create' ? { ifAbsent: true } : {}
    return { answer: await objects.put(to, asked.key, body, options), said: null }
  }
  if (asked.kind === 'delete') return { answer: await objects.delete(to, asked.key), said: null }
  if (asked.kind === 'list') {
    const answer = await objects.list(to, { prefix: '' })
    return { answer, said: answer.value.objects.map(({ key }) => key) }
  }
  if (asked.kind !== 'get') throw new Error(`objects know no ${asked.kind}`)
  const answer = await objects.get(to, asked.key)
  return { answer, said: [text(answer.value.body)] }
}

async function askMemory({ memory }: Ports, to: CallContext, call: ClientCall, eventTime: Date): ReturnType<Perform> {
  const { asked } = call
  switch (asked.kind) {
    case 'event': {
      const payload = [{ kind: 'data' as const, data: sayingOf(call, asked.key) }]
      const answer = await memory.createEvent(to, { ...session(asked.key), eventTime, payload })
      return { answer, said: [answer.value.eventId] }
    }
    case 'events': {
      const answer = await memory.listEvents(to, session(asked.key), { limit: 100 })
      return {
        answer,
        said: answer.value.items.map(({ payload }) => (payload[0]?.kind === 'data' ? String(payload[0].data) : '')),
      }
    }
    case 'forget':
      return { answer: await memory.deleteEvent(to, session(asked.key), asked.eventId), said: null }
    case 'value':
      return { answer: await memory.putMemory(to, MEMORY, 'ana', asked.key, sayingOf(call, asked.key)), said: null }
    case 'read-value': {
      const answer = await memory.getMemory(to, MEMORY, 'ana', asked.key)
      return { answer, said: answer.value === null ? null : [String(answer.value.value)] }
    }
    case 'records': {
      const records = Array.from({ length: asked.count }, (_, nth) => ({
        requestId: `r${nth}`,
        namespaces: [`/${asked.key}`],
        content: `${sayingOf(call, asked.key)}#${nth}`,
      }))
      return { answer: await memory.createRecords(to, MEMORY, records), said: null }
    }
    default:
      throw new Error(`the memory knows no ${asked.kind}`)
  }
}

async function askSearch({ search }: Ports, to: CallContext, call: ClientCall): ReturnType<Perform> {
  const { asked } = call
  switch (asked.kind) {
    case 'index':
      return { answer: await search.ensureIndex(to, INDEX, indexSettings), said: null }
    case 'documents': {
      const documents = asked.documents.map(({ id, version }) => ({ id, version, fields: { text: sayingOf(call, id) } }))
      const answer = await search.bulk(to, INDEX, documents)
      return { answer, said: answer.value.map((each) => ('result' in each ? each.result : each.error)) }
    }
    case 'document': {
      const answer = await search.get(to, INDEX, asked.key)
      return { answer, said: [`${answer.value.version}`, String(answer.value.fields.text)] }
    }
    case 'remove-document': {
      const answer = await search.delete(to, INDEX, asked.key, asked.version)
      return { answer, said: ['result' in answer.value ? answer.value.result : answer.value.error] }
    }
    default:
      throw new Error(`search knows no ${asked.kind}`)
  }
}
