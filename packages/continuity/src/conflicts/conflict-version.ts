import type { CallContext, ObjectInfo, ObjectStore } from '@understudy/ports'
import { objectVersion } from '../replay/objects/current-object.ts'
import type { KeyWrite } from '../replay/objects/key-history.ts'

/** One of two versions that met, as its row describes it; its bytes stand beside. */
export interface ConflictVersion {
  readonly side: 'aws' | 'local'
  /** Of the hybrid clock; '' of what nobody wrote through the journal: it is older than everything in it. */
  readonly version: string
  readonly epoch: number
  /** ISO 8601. */
  readonly at: string
  readonly operationId: string
  readonly contentType: string | null
  readonly metadata: Record<string, string>
  /** What the side calls it. */
  readonly versionId: string | null
  readonly isDeletion: boolean
  readonly body: Uint8Array | null
}

/** What a write of the journal stands for. */
export const versionOfWrite = (
  write: Pick<KeyWrite, 'version' | 'epoch' | 'createdAt' | 'operationId'>,
  side: 'aws' | 'local',
  content: Pick<ConflictVersion, 'contentType' | 'metadata' | 'versionId' | 'isDeletion' | 'body'>,
): ConflictVersion => ({
  side,
  version: write.version,
  epoch: Number(write.epoch),
  at: write.createdAt.toISOString(),
  operationId: write.operationId,
  ...content,
})

/** What stands on AWS now, with its bytes, and what the journal knows of who wrote it. @throws PortError */
export async function versionOnAws(
  store: ObjectStore,
  call: CallContext,
  key: string,
  current: ObjectInfo | null,
  writer: KeyWrite | undefined,
  now: Date,
): Promise<ConflictVersion> {
  const stored = current && (await objectVersion(store, call, key, current.versionId))
  return {
    side: 'aws',
    version: writer?.version ?? '',
    epoch: Number(writer?.epoch ?? 0),
    at: (writer?.createdAt ?? current?.modifiedAt ?? now).toISOString(),
    operationId: writer?.operationId ?? '',
    contentType: stored?.contentType ?? null,
    metadata: stored?.metadata ?? {},
    versionId: current?.versionId ?? null,
    isDeletion: current === null,
    body: stored?.body ?? null,
  }
}
