import { PortError, type CallContext, type ObjectInfo, type ObjectStore } from '@understudy/ports'
import type { ObjectBody } from '@understudy/ports/objects'

/** What stands under the key now; null when nothing does. @throws PortError */
export async function currentObject(store: ObjectStore, call: CallContext, key: string): Promise<ObjectInfo | null> {
  try {
    return (await store.head(call, key)).value
  } catch (error) {
    if (error instanceof PortError && error.code === 'not_found') return null
    throw error
  }
}

/** One version with its bytes; null when it is gone. @throws PortError */
export async function objectVersion(
  store: ObjectStore,
  call: CallContext,
  key: string,
  versionId: string | null,
): Promise<ObjectBody | null> {
  try {
    return (await store.get(call, key, versionId === null ? {} : { versionId })).value
  } catch (error) {
    if (error instanceof PortError && (error.code === 'not_found' || error.code === 'invalid_input')) return null
    throw error
  }
}

/** How many older versions are looked through for one that may have landed. */
const LOOKED_THROUGH = 20

/** The version that an operation wrote, also when another stands on top of it. @throws PortError */
export async function versionWithToken(
  store: ObjectStore,
  call: CallContext,
  key: string,
  token: string,
): Promise<ObjectInfo | null> {
  const current = await currentObject(store, call, key)
  if (current?.operationToken === token) return current
  const { versions } = (await store.versions(call, { prefix: key, limit: LOOKED_THROUGH })).value
  for (const { versionId, ...version } of versions) {
    if (version.key !== key || version.deleteMarker) continue
    try {
      const { value } = await store.head(call, key, { versionId })
      if (value.operationToken === token) return value
    } catch (error) {
      if (!(error instanceof PortError && error.code === 'not_found')) throw error
    }
  }
  return null
}
