import {
  BedrockAgentCoreClient,
  DeleteEventCommand,
  paginateListActors,
  paginateListEvents,
  paginateListSessions,
} from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControlClient, paginateListMemories } from '@aws-sdk/client-bedrock-agentcore-control'
import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client, type ObjectIdentifier } from '@aws-sdk/client-s3'
import type { AwsPlace } from './aws-contents.ts'

/**
 * Removes everything of a tenant from an emulated AWS, past every adapter: all versions of its objects, all events of its memories. The
 * memories themselves stay: other processes know them by their ids.
 * @returns how many things were removed
 */
export async function purgeAwsTenant({ url, region, bucket }: AwsPlace, slug: string): Promise<number> {
  const common = { region, endpoint: url, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, disableHostPrefix: true }
  const s3 = new S3Client({ ...common, forcePathStyle: true })
  const control = new BedrockAgentCoreControlClient(common)
  const memory = new BedrockAgentCoreClient(common)
  try {
    let removed = await purgeObjects(s3, bucket, `${slug}/`)
    const prefix = `${slug}_`.replaceAll(/[^a-zA-Z0-9_]/g, '_')
    for await (const { memories } of paginateListMemories({ client: control }, { maxResults: 100 }))
      for (const { id } of memories ?? []) if (id?.startsWith(prefix)) removed += await purgeEvents(memory, id)
    return removed
  } finally {
    for (const client of [s3, control, memory]) client.destroy()
  }
}

async function purgeObjects(client: S3Client, Bucket: string, Prefix: string): Promise<number> {
  let removed = 0
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix })).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NoSuchBucket') return null
      throw error
    })
    const Objects = [...(page?.Versions ?? []), ...(page?.DeleteMarkers ?? [])].map(({ Key, VersionId }): ObjectIdentifier => ({
      Key: Key!,
      VersionId,
    }))
    if (Objects.length === 0) return removed
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
    removed += Objects.length
  }
}

async function purgeEvents(client: BedrockAgentCoreClient, memoryId: string): Promise<number> {
  let removed = 0
  for await (const actors of paginateListActors({ client }, { memoryId, maxResults: 100 }))
    for (const { actorId } of actors.actorSummaries ?? [])
      for await (const sessions of paginateListSessions({ client }, { memoryId, actorId, maxResults: 100 }))
        for (const { sessionId } of sessions.sessionSummaries ?? []) {
          const eventIds: string[] = []
          for await (const page of paginateListEvents({ client }, { memoryId, actorId, sessionId, maxResults: 100 }))
            eventIds.push(...(page.events ?? []).flatMap(({ eventId }) => (eventId ? [eventId] : [])))
          for (const eventId of eventIds) await client.send(new DeleteEventCommand({ memoryId, actorId, sessionId, eventId }))
          removed += eventIds.length
        }
  return removed
}
