import {
  BedrockAgentCoreClient,
  paginateListActors,
  paginateListEvents,
  paginateListSessions,
  type Event,
} from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControlClient, paginateListMemories } from '@aws-sdk/client-bedrock-agentcore-control'
import { ListObjectVersionsCommand, S3Client, type ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3'
import { push, type ContentNames, type SideContents, type TenantContents } from './side-contents.ts'

export interface AwsPlace {
  /** The emulator itself, not the proxy before it. */
  readonly url: string
  readonly region: string
  readonly bucket: string
}

/** Reads an emulated AWS with nothing but the SDK, past every adapter: what lies there under these names. */
export async function readAwsContents(
  { url, region, bucket }: AwsPlace,
  slugs: readonly string[],
  names: ContentNames,
): Promise<SideContents> {
  const common = { region, endpoint: url, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, disableHostPrefix: true }
  const s3 = new S3Client({ ...common, forcePathStyle: true })
  const control = new BedrockAgentCoreControlClient(common)
  const memory = new BedrockAgentCoreClient(common)
  try {
    const tenants = new Map<string, TenantContents>()
    for (const slug of slugs) {
      const objects = await readObjects(s3, bucket, `${slug}/`, names.keys)
      tenants.set(slug, { objects, events: await readEvents(memory, await memoryOf(control, slug, names.memory), names.actors) })
    }
    return { side: 'aws', tenants }
  } finally {
    for (const client of [s3, control, memory]) client.destroy()
  }
}

/** Its pages are asked for by two markers; the SDK has no paginator for them. */
async function* versionPages(client: S3Client, Bucket: string, Prefix: string): AsyncGenerator<ListObjectVersionsCommandOutput> {
  let KeyMarker: string | undefined
  let VersionIdMarker: string | undefined
  do {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix, KeyMarker, VersionIdMarker }),
    )
    yield page
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined
    VersionIdMarker = page.NextVersionIdMarker
  } while (KeyMarker !== undefined)
}

async function readObjects(
  client: S3Client,
  bucket: string,
  tenantPrefix: string,
  prefix: string,
): Promise<Map<string, (string | null)[]>> {
  const newestFirst = new Map<string, (string | null)[]>()
  for await (const page of versionPages(client, bucket, tenantPrefix + prefix)) {
    const marked = (page.DeleteMarkers ?? []).map(({ Key, LastModified }) => ({ Key, LastModified, ETag: null }))
    const all = [...(page.Versions ?? []), ...marked]
    if (marked.length > 0) all.sort((a, b) => Number(b.LastModified) - Number(a.LastModified))
    for (const { Key, ETag } of all) push(newestFirst, Key!.slice(tenantPrefix.length), ETag ?? null)
  }
  return new Map([...newestFirst].map(([key, versions]) => [key, versions.toReversed()]))
}

/** AgentCore's id of a memory: it begins with the tenant's slug and the memory's own name. Null: never made. */
async function memoryOf(client: BedrockAgentCoreControlClient, slug: string, memory: string): Promise<string | null> {
  const start = `${`${slug}_${memory}`.replaceAll(/[^a-zA-Z0-9_]/g, '_').slice(0, 27)}_`
  for await (const { memories } of paginateListMemories({ client }, { maxResults: 100 })) {
    const found = memories?.find(({ id }) => id?.startsWith(start))
    if (found?.id) return found.id
  }
  return null
}

async function readEvents(
  client: BedrockAgentCoreClient,
  memoryId: string | null,
  prefix: string,
): Promise<Map<string, string[]>> {
  const events = new Map<string, string[]>()
  if (memoryId === null) return events
  for await (const actors of paginateListActors({ client }, { memoryId, maxResults: 100 }))
    for (const { actorId } of (actors.actorSummaries ?? []).filter((actor) => actor.actorId?.startsWith(prefix)))
      for await (const sessions of paginateListSessions({ client }, { memoryId, actorId, maxResults: 100 }))
        for (const { sessionId } of sessions.sessionSummaries ?? []) {
          const about = { memoryId, actorId, sessionId, includePayloads: true, maxResults: 100 }
          for await (const page of paginateListEvents({ client }, about))
            for (const event of page.events ?? []) push(events, `${actorId}/${sessionId}`, operationOf(event))
        }
  return events
}

function operationOf({ payload }: Event): string {
  const blob: unknown = payload?.[0]?.blob
  const id: unknown = typeof blob === 'object' && blob !== null ? Reflect.get(blob, 'operationId') : undefined
  return typeof id === 'string' ? id : 'nobody knows'
}
