import type { CallContext } from '../call.ts'
import { answerFrom, type Side } from '../side.ts'
import type { Attempt } from '../within-deadline.ts'
import type { BackendCall, ObjectBackend } from './backend.ts'
import { objectOperations, type ObjectInfo, type ObjectStore } from './port.ts'
import { checkGet, checkKey, checkPrefix, checkPut, pageLimit } from './rules.ts'

const version = (value: ObjectInfo) => value.versionId

/** The port over one side: its rules, deadline and errors are written once, for both. */
export function createObjectStore(side: Side, backend: ObjectBackend): ObjectStore {
  const run = <T>(
    name: keyof ObjectStore,
    call: CallContext,
    work: (backendCall: BackendCall) => Promise<T>,
    versionOf?: (value: T) => string | undefined,
  ) =>
    answerFrom(
      side,
      name,
      objectOperations[name],
      call,
      (attempt: Attempt) => work({ tenant: call.tenant, operationId: call.operationId, attempt }),
      versionOf,
    )

  return {
    put: (call, key, body, options = {}) =>
      run(
        'put',
        call,
        async (to) => {
          checkKey(key)
          checkPut(body, options)
          return backend.put(to, key, body, options)
        },
        version,
      ),
    get: (call, key, options = {}) =>
      run(
        'get',
        call,
        async (to) => {
          checkKey(key)
          checkGet(options)
          return backend.get(to, key, options)
        },
        version,
      ),
    head: (call, key, options = {}) =>
      run(
        'head',
        call,
        async (to) => {
          checkKey(key)
          return backend.head(to, key, options)
        },
        version,
      ),
    list: (call, { limit, ...options }) =>
      run('list', call, async (to) => {
        checkPrefix(options.prefix)
        return backend.list(to, { ...options, limit: pageLimit(limit) })
      }),
    delete: (call, key, options = {}) =>
      run('delete', call, async (to) => {
        checkKey(key)
        return backend.delete(to, key, options)
      }),
    copy: (call, from, target, options = {}) =>
      run(
        'copy',
        call,
        async (to) => {
          checkKey(from)
          checkKey(target)
          return backend.copy(to, from, target, options)
        },
        version,
      ),
    versions: (call, { limit, ...options }) =>
      run('versions', call, async (to) => {
        checkPrefix(options.prefix)
        return backend.versions(to, { ...options, limit: pageLimit(limit) })
      }),
  }
}
