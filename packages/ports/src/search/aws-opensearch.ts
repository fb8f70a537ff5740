import { type Client, errors } from '@opensearch-project/opensearch'
import { z } from 'zod'
import { awsCall, present } from '../aws/aws-call.ts'
import { indexName } from '../namespace.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import { createOpenSearchClient, sent, type AwsSearchSettings } from './aws-opensearch-client.ts'
import { indexBody, settingsFrom, sourceSchema } from './aws-opensearch-mapping.ts'
import { documentsAfter, openSearchReader } from './aws-opensearch-read.ts'
import { bulkDocuments, deleteDocument } from './aws-opensearch-write.ts'
import type { BackendCall, SearchBackend } from './backend.ts'
import { searchOperations, type IndexSettings, type SearchIndex } from './port.ts'
import { searchInventory } from './inventory.ts'
import { createSearchIndex } from './search-index.ts'

const documentSchema = z.object({ _version: z.number(), _source: sourceSchema })

const hasType = (error: unknown, type: string): boolean => {
  if (!(error instanceof errors.ResponseError)) return false
  const body = z.object({ error: z.object({ type: z.string() }) }).safeParse(error.body)
  return body.success && body.data.error.type === type
}

function openSearchBackend(client: Client, replicas: number): SearchBackend {
  const aliasOf = (call: BackendCall, index: string) => indexName(call.tenant, index)
  const described = async (call: BackendCall, index: string) =>
    settingsFrom(await sent(client.indices.getMapping({ index: aliasOf(call, index) }), call.attempt.signal))
  const settings = async (call: BackendCall, index: string): Promise<IndexSettings> => (await described(call, index)).settings

  return {
    settings,
    ensureIndex: async (call, index, wanted) => {
      const alias = aliasOf(call, index)
      try {
        const body = indexBody(wanted, alias, replicas)
        present(
          (await sent(client.indices.create({ index: `${alias}.v1`, body }), call.attempt.signal)).acknowledged,
          'acknowledgement',
        )
        return { created: true, settings: wanted }
      } catch (error) {
        if (!hasType(error, 'resource_already_exists_exception')) throw error
        return { created: false, settings: await settings(call, index) }
      }
    },
    deleteIndex: async (call, index) => {
      try {
        const { physical } = await described(call, index)
        present((await sent(client.indices.delete({ index: physical }), call.attempt.signal)).acknowledged, 'acknowledgement')
        return true
      } catch (error) {
        if (hasType(error, 'index_not_found_exception')) return false
        throw error
      }
    },
    bulk: (call, index, its, documents) => bulkDocuments(client, aliasOf(call, index), its, documents, call.attempt.signal),
    get: async (call, index, id) => {
      const answer = await sent(client.get({ index: aliasOf(call, index), id }), call.attempt.signal)
      const { _version, _source } = present(documentSchema.safeParse(answer).data, 'document')
      const { fields, vector } = _source
      return { id, version: _version, fields, ...(vector === undefined ? {} : { vector }) }
    },
    delete: (call, index, id, version) => deleteDocument(client, aliasOf(call, index), id, version, call.attempt.signal),
    open: async (call, index) => openSearchReader(client, aliasOf(call, index), await settings(call, index), call.attempt.signal),
    names: async (call) => {
      const prefix = indexName(call.tenant, 'x').slice(0, -1)
      const found = z
        .array(z.object({ alias: z.string() }))
        .safeParse(await sent(client.cat.aliases({ name: `${prefix}*`, format: 'json' }), call.attempt.signal))
      return present(found.data, 'aliases').map(({ alias }) => alias.slice(prefix.length))
    },
    page: async (call, index, after) => {
      // What was just written is not found by a search yet.
      if (after === '') await sent(client.indices.refresh({ index: aliasOf(call, index) }), call.attempt.signal)
      return documentsAfter(client, aliasOf(call, index), after, call.attempt.signal)
    },
    refresh: async (call, index) => {
      const answer = await sent(client.indices.refresh({ index: aliasOf(call, index) }), call.attempt.signal)
      present(answer._shards, 'shards')
    },
  }
}

/** The search port over OpenSearch: an index a tenant and name, BM25 and k-NN asked apart and joined by the port. */
export function createAwsSearch(settings: AwsSearchSettings): ServedPort<SearchIndex> {
  const client = createOpenSearchClient(settings)
  const { region, timeoutMs, retryBudget } = settings
  const side: Side = { port: 'search', provider: `aws:${region}`, timeoutMs, retryBudget }
  const backend = openSearchBackend(client, settings.replicas)
  return {
    port: createSearchIndex(side, backend),
    inventory: searchInventory(side, backend),
    ping: (deadline) =>
      awsCall({ ...side, name: 'ping', operation: searchOperations.get }, { deadline }, async (signal) => {
        present((await sent(client.info(), signal)).version, 'version')
      }),
    close: () => client.close(),
  }
}
