import type { Client } from '@opensearch-project/opensearch'
import { z } from 'zod'
import { present } from '../aws/aws-call.ts'
import { documentBody } from './aws-opensearch-mapping.ts'
import { sent } from './aws-opensearch-client.ts'
import type { BulkOutcome, IndexSettings, SearchDocument } from './port.ts'

const itemSchema = z.object({
  _id: z.string(),
  status: z.number(),
  error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
})
type Item = z.infer<typeof itemSchema>
const bulkSchema = z.object({ items: z.array(z.record(z.string(), itemSchema)) })

/** One entry's failure that is the service's, not the entry's: all of the bulk is repeated, which versions make harmless. */
class BulkEntryError extends Error {
  readonly statusCode: number

  constructor({ status, error }: Item) {
    super(error?.reason ?? 'a bulk entry failed')
    this.name = error?.type ?? 'Error'
    this.statusCode = status
  }
}

function outcomeOf(item: Item, version: number, result: 'stored' | 'deleted'): BulkOutcome {
  const { _id: id, status, error } = item
  if (status === 409) {
    const holding = Number(/current version \[(\d+)\]/.exec(error?.reason ?? '')?.[1])
    return { id, result: holding === version ? 'unchanged' : 'conflict' }
  }
  // Deleting what is not there leaves the version behind, which is what was asked for.
  if (status < 300 || (status === 404 && !error)) return { id, result }
  if (status === 404 || status === 429 || status >= 500) throw new BulkEntryError(item)
  return { id, error: error?.reason ?? error?.type ?? `status ${status}` }
}

async function send(client: Client, lines: Record<string, unknown>[], signal: AbortSignal): Promise<Item[]> {
  const answer = bulkSchema.safeParse(await sent(client.bulk({ body: lines }), signal))
  const { items } = present(answer.data, 'bulk items')
  return items.map((item) => present(Object.values(item)[0], 'bulk item'))
}

export async function bulkDocuments(
  client: Client,
  alias: string,
  settings: IndexSettings,
  documents: readonly SearchDocument[],
  signal: AbortSignal,
): Promise<BulkOutcome[]> {
  const lines = documents.flatMap((document) => [
    // An alias is asked for so that writing to an index that is gone does not make a new one without its mapping.
    { index: { _index: alias, _id: document.id, version: document.version, version_type: 'external', require_alias: true } },
    documentBody(document, settings),
  ])
  const items = await send(client, lines, signal)
  return documents.map((document, nth) => outcomeOf(present(items[nth], 'bulk item'), document.version, 'stored'))
}

export async function deleteDocument(
  client: Client,
  alias: string,
  id: string,
  version: number,
  signal: AbortSignal,
): Promise<BulkOutcome> {
  const [item] = await send(client, [{ delete: { _index: alias, _id: id, version, version_type: 'external' } }], signal)
  return outcomeOf(present(item, 'bulk item'), version, 'deleted')
}
