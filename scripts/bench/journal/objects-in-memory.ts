import { createHash, randomUUID } from 'node:crypto'
import { PortError, type Answer, type ObjectInfo, type ObjectStore } from '@understudy/ports'
import { operationToken } from '@understudy/ports/server'

/** Milliseconds that a request to a bucket near by takes. */
const AWAY_MS = 5

const missing = (operation: string): PortError =>
  new PortError('There is nothing under this name.', {
    verdict: 'caller',
    code: 'not_found',
    reason: 'NoSuchKey',
    provider: 'aws:us-east-1',
    operation,
    maybeApplied: false,
  })

const answer = <T>(value: T): Promise<Answer<T>> =>
  new Promise((resolve) => setTimeout(() => resolve({ value, servedBy: 'aws:us-east-1', ageMs: 0, durability: 'aws' }), AWAY_MS))

/** What handing over asks of a bucket, kept in memory and a few milliseconds away: the journal is measured, not a disk. */
export function objectsInMemory(): Pick<ObjectStore, 'head' | 'put'> {
  const current = new Map<string, ObjectInfo>()
  return {
    head: async (_, key) => {
      const found = current.get(key)
      if (!found) throw missing('objects.head')
      return answer(found)
    },
    put: (call, key, body, { contentType = 'application/octet-stream', metadata = {} } = {}) => {
      const etag = `"${createHash('md5').update(body).digest('hex')}"`
      const written = { key, etag, versionId: randomUUID(), size: body.byteLength, contentType, metadata, modifiedAt: new Date() }
      const info = { ...written, operationToken: operationToken(call.operationId) }
      current.set(key, info)
      return answer(info)
    },
  }
}
