import {
  BatchCreateMemoryRecordsCommand,
  BatchUpdateMemoryRecordsCommand,
  DeleteMemoryRecordCommand,
  GetMemoryRecordCommand,
  ListMemoryRecordsCommand,
  RetrieveMemoryRecordsCommand,
  type BedrockAgentCoreClient,
  type MemoryRecordSummary,
} from '@aws-sdk/client-bedrock-agentcore'
import type { Clock } from '@understudy/core'
import { present } from '../aws/aws-call.ts'
import { Refusal } from '../refusal.ts'
import { pageOf } from './aws-events.ts'
import type { MemoryDirectory } from './aws-memory-directory.ts'
import type { BackendCall, MemoryBackend } from './backend.ts'
import { clientToken as createToken } from './client-token.ts'
import type { MemoryRecord, NewMemoryRecord } from './port.ts'
import { MAX_PAGE, OWN } from './rules.ts'

type Records = Pick<MemoryBackend, 'createRecords' | 'retrieveRecords' | 'listRecords' | 'updateRecord' | 'deleteRecord'>

/** AgentCore tells when a record was made, not when it was changed. */
const UPDATED = `${OWN}updated`
/** By what a record is known again whose creation was not answered. */
const TOKEN = `${OWN}token`

const tokenIn = ({ metadata }: Pick<MemoryRecordSummary, 'metadata'>): string | undefined => metadata?.[TOKEN]?.stringValue

function toRecord(record: MemoryRecordSummary): MemoryRecord {
  const createdAt = present(record.createdAt, 'creation time')
  const metadata = Object.entries(record.metadata ?? {}).map(([key, value]) => [key, value.stringValue ?? ''] as const)
  const updated = metadata.find(([key]) => key === UPDATED)?.[1]
  return {
    recordId: present(record.memoryRecordId, 'record id'),
    namespaces: record.namespaces ?? [],
    content: present(record.content?.text, 'content'),
    metadata: Object.fromEntries(metadata.filter(([key]) => !key.startsWith(OWN))),
    createdAt,
    updatedAt: updated === undefined ? createdAt : new Date(updated),
  }
}

const toMetadata = (metadata: Record<string, string>, now: Date, token: string | undefined) =>
  Object.fromEntries(
    Object.entries({ ...metadata, [UPDATED]: now.toISOString(), ...(token === undefined ? {} : { [TOKEN]: token }) }).map(
      ([key, stringValue]) => [key, { stringValue }],
    ),
  )

export interface RecordSettings {
  /** The emulator takes a namespace as the whole of it and knows `*`; AgentCore takes it as a prefix. */
  readonly isNamespaceExact: boolean
  readonly clock: Clock
}

export function awsRecords(client: BedrockAgentCoreClient, directory: MemoryDirectory, settings: RecordSettings): Records {
  const inMemory = <T>(
    { tenant, attempt }: BackendCall,
    memoryId: string,
    work: (id: string, options: { abortSignal: AbortSignal }) => Promise<T>,
  ) => directory.use(tenant, memoryId, attempt.signal, (id) => work(id, { abortSignal: attempt.signal }))
  const under = (prefix: string) => ({ namespace: settings.isNamespaceExact ? `${prefix}*` : prefix })
  /** What an earlier try of the same batch has left, by its token. */
  const alreadyThere = async (
    memoryId: string,
    records: readonly NewMemoryRecord[],
    tokenOf: (requestId: string) => string,
    options: { abortSignal: AbortSignal },
  ): Promise<{ requestId: string; recordId: string }[]> => {
    const wanted = new Map(records.map(({ requestId }) => [tokenOf(requestId), requestId]))
    const found: { requestId: string; recordId: string }[] = []
    for (const namespace of new Set(records.flatMap(({ namespaces }) => namespaces))) {
      let nextToken: string | undefined
      do {
        const page = { maxResults: MAX_PAGE, ...(nextToken === undefined ? {} : { nextToken }) }
        const answer = await client.send(new ListMemoryRecordsCommand({ memoryId, ...under(namespace), ...page }), options)
        for (const record of present(answer.memoryRecordSummaries, 'records')) {
          const requestId = wanted.get(tokenIn(record) ?? '')
          if (requestId !== undefined) found.push({ requestId, recordId: present(record.memoryRecordId, 'record id') })
        }
        nextToken = answer.nextToken
      } while (nextToken !== undefined)
    }
    return found
  }

  return {
    createRecords: (call, itsMemory, records, clientToken) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const now = settings.clock.now()
        const tokenOf = (requestId: string) => createToken(clientToken, requestId)
        const there = call.mayRepeat ? await alreadyThere(memoryId, records, tokenOf, options) : []
        const missing = records.filter(({ requestId }) => !there.some((each) => each.requestId === requestId))
        if (missing.length === 0) return there
        const answer = await client.send(
          new BatchCreateMemoryRecordsCommand({
            memoryId,
            // A part of the batch is another request.
            clientToken: there.length === 0 ? clientToken : createToken(clientToken, ...missing.map((each) => each.requestId)),
            records: missing.map(({ requestId, namespaces, content, metadata = {} }) => ({
              requestIdentifier: requestId,
              namespaces,
              content: { text: content },
              timestamp: now,
              metadata: toMetadata(metadata, now, tokenOf(requestId)),
            })),
          }),
          options,
        )
        return [
          ...there,
          ...present(answer.successfulRecords, 'successful records').map((each) => ({
            requestId: present(each.requestIdentifier, 'request id'),
            recordId: present(each.memoryRecordId, 'record id'),
          })),
          ...present(answer.failedRecords, 'failed records').map((each) => ({
            requestId: present(each.requestIdentifier, 'request id'),
            error: each.errorMessage ?? 'The service refused this record.',
          })),
        ]
      }),
    retrieveRecords: (call, itsMemory, { namespacePrefix, text, topK }) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const searchCriteria = { searchQuery: text, topK }
        const answer = await client.send(
          new RetrieveMemoryRecordsCommand({ memoryId, ...under(namespacePrefix), searchCriteria, maxResults: topK }),
          options,
        )
        return present(answer.memoryRecordSummaries, 'records')
          .map((record) => ({ ...toRecord(record), score: record.score ?? 0 }))
          .toSorted((a, b) => b.score - a.score)
      }),
    listRecords: (call, itsMemory, query) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const answer = await client.send(
          new ListMemoryRecordsCommand({ memoryId, ...under(query.namespacePrefix), ...pageOf(query) }),
          options,
        )
        return { items: present(answer.memoryRecordSummaries, 'records').map(toRecord), cursor: answer.nextToken ?? null }
      }),
    updateRecord: (call, itsMemory, memoryRecordId, change) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const get = async () =>
          present((await client.send(new GetMemoryRecordCommand({ memoryId, memoryRecordId }), options)).memoryRecord, 'record')
        const found = await get()
        const before = toRecord(found)
        const now = settings.clock.now()
        const record = {
          memoryRecordId,
          timestamp: now,
          content: { text: change.content ?? before.content },
          namespaces: change.namespaces ?? before.namespaces,
          metadata: toMetadata(before.metadata, now, tokenIn(found)),
        }
        const answer = await client.send(new BatchUpdateMemoryRecordsCommand({ memoryId, records: [record] }), options)
        if (present(answer.failedRecords, 'failed records').length > 0) throw new Refusal('ResourceNotFound')
        return toRecord(await get())
      }),
    deleteRecord: (call, itsMemory, memoryRecordId) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const answer = await client.send(new DeleteMemoryRecordCommand({ memoryId, memoryRecordId }), options)
        present(answer.memoryRecordId, 'record id')
      }),
  }
}
