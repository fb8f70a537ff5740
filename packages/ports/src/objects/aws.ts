import { S3Client } from '@aws-sdk/client-s3'
import { systemClock, type Clock, type TenantRef } from '@understudy/core'
import { earlierFailures } from '../aws/aws-attempts.ts'
import { awsCall } from '../aws/aws-call.ts'
import { awsClientConfig, type AwsSettings } from '../aws/aws-client.ts'
import { objectKey } from '../namespace.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import { BucketOnFirstUse } from './aws-bucket.ts'
import { list, versions } from './aws-list.ts'
import { get, head, type Place } from './aws-read.ts'
import { copy, put, remove } from './aws-write.ts'
import type { BackendCall, ObjectBackend } from './backend.ts'
import { objectInventory } from './inventory.ts'
import { createObjectStore } from './object-store.ts'
import { objectOperations, type ObjectStore } from './port.ts'

export interface AwsObjectsSettings extends AwsSettings {
  readonly bucket: string
  readonly isBucketCreatedWhenMissing: boolean
}

function awsBackend(client: S3Client, bucket: BucketOnFirstUse, name: string, clock: Clock): ObjectBackend {
  const place = (tenant: TenantRef, key: string): Place => ({ bucket: name, key, fullKey: objectKey(tenant, key) })
  const at = (call: BackendCall) => ({ bucket: name, tenant: call.tenant, signal: call.attempt.signal })
  const write = (call: BackendCall) => ({ operationId: call.operationId, signal: call.attempt.signal, clock })
  const inBucket = <T>(call: BackendCall, work: () => Promise<T>) => bucket.use(work)
  return {
    put: (call, key, body, options) => inBucket(call, () => put(client, place(call.tenant, key), body, options, write(call))),
    get: (call, key, options) => inBucket(call, () => get(client, place(call.tenant, key), options, call.attempt.signal)),
    head: (call, key, options) => inBucket(call, () => head(client, place(call.tenant, key), options, call.attempt.signal)),
    list: (call, request) => inBucket(call, () => list(client, at(call), request)),
    delete: (call, key, { versionId }) =>
      inBucket(call, () => remove(client, place(call.tenant, key), versionId, call.attempt.signal)),
    copy: (call, from, to, { versionId }) =>
      inBucket(call, () => copy(client, place(call.tenant, from), place(call.tenant, to), versionId, write(call))),
    versions: (call, request) => inBucket(call, () => versions(client, at(call), request)),
  }
}

/** The objects port over S3, every tenant under its own prefix of one bucket. */
export function createAwsObjects(settings: AwsObjectsSettings, clock: Clock = systemClock): ServedPort<ObjectStore> {
  const client = new S3Client({
    ...awsClientConfig(settings),
    // A host of its own per bucket exists on AWS only.
    forcePathStyle: settings.endpoint !== null,
  })
  const { bucket: name, region, isBucketCreatedWhenMissing } = settings
  const bucket = new BucketOnFirstUse(client, { name, region, isCreatedWhenMissing: isBucketCreatedWhenMissing })
  const side: Side = {
    port: 'objects',
    provider: `aws:${region}`,
    timeoutMs: settings.timeoutMs,
    retryBudget: settings.retryBudget,
    earlierFailures: (attempt) => earlierFailures(attempt.signal),
  }
  const backend = awsBackend(client, bucket, name, clock)
  return {
    port: createObjectStore(side, backend),
    inventory: objectInventory(side, backend),
    ping: (deadline) =>
      awsCall({ ...side, name: 'ping', operation: objectOperations.head }, { deadline }, (signal) => bucket.ping(signal)),
    close: async () => client.destroy(),
  }
}
