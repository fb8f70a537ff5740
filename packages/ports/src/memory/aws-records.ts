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
import { present } from '../aws-call.ts'
import { Refusal } from '../refusal.ts'
import { pageOf } from './aws-events.ts'
import type { MemoryDirectory } from './aws-memory-directory.ts'
import type { BackendCall, MemoryBackend } from './backend.ts'
import type { MemoryRecord } from './port.ts'
import { OWN } from './rules.ts'

type Records = Pick<MemoryBackend, 'createRecords' | 'retrieveRecords' | 'listRecords' | 'updateRecord' | 'deleteRecord'>

/** AgentCore tells when a record was made, not when it was changed. */
const UPDATED = `${OWN}updated`

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

const toMetadata = (metadata: Record<string, string>, now: Date) =>
  Object.fromEntries(
    Object.entries({ ...metadata, [UPDATED]: now.toISOString() }).map(([key, stringValue]) => [key, { stringValue }]),
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

  return {
    createRecords: (call, itsMemory, records, clientToken) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const now = settings.clock.now()
        const answer = await client.send(
          new BatchCreateMemoryRecordsCommand({
            memoryId,
            clientToken,
            records: records.map(({ requestId, namespaces, content, metadata = {} }) => ({
              requestIdentifier: requestId,
              namespaces,
              content: { text: content },
              timestamp: now,
              metadata: toMetadata(metadata, now),
            })),
          }),
          options,
        )
        return [
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
          toRecord(
            present(
              (await client.send(new GetMemoryRecordCommand({ memoryId, memoryRecordId }), options)).memoryRecord,
              'record',
            ),
          )
        const before = await get()
        const now = settings.clock.now()
        const record = {
          memoryRecordId,
          timestamp: now,
          content: { text: change.content ?? before.content },
          namespaces: change.namespaces ?? before.namespaces,
          metadata: toMetadata(before.metadata, now),
        }
        const answer = await client.send(new BatchUpdateMemoryRecordsCommand({ memoryId, records: [record] }), options)
        if (present(answer.failedRecords, 'failed records').length > 0) throw new Refusal('ResourceNotFound')
        return get()
      }),
    deleteRecord: (call, itsMemory, memoryRecordId) =>
      inMemory(call, itsMemory, async (memoryId, options) => {
        const answer = await client.send(new DeleteMemoryRecordCommand({ memoryId, memoryRecordId }), options)
        present(answer.memoryRecordId, 'record id')
      }),
  }
}
