import type { OperationId, TenantRef } from '@understudy/core'
import type { Attempt } from '../within-deadline.ts'
import type { GetOptions, ObjectBody, ObjectInfo, ObjectList, ObjectVersion, PutOptions } from './port.ts'

export interface BackendCall {
  readonly tenant: TenantRef
  readonly operationId: OperationId
  readonly attempt: Attempt
}

export interface ListRequest {
  readonly prefix: string
  readonly delimiter?: string
  readonly limit: number
  readonly cursor?: string
}

/** What a side implements: requests that passed the port's rules, answers without their envelope, errors of any kind. */
export interface ObjectBackend {
  put(call: BackendCall, key: string, body: Uint8Array, options: PutOptions): Promise<ObjectInfo>
  get(call: BackendCall, key: string, options: GetOptions): Promise<ObjectBody>
  head(call: BackendCall, key: string, options: { versionId?: string }): Promise<ObjectInfo>
  list(call: BackendCall, request: ListRequest): Promise<ObjectList>
  delete(
    call: BackendCall,
    key: string,
    options: { versionId?: string },
  ): Promise<{ versionId: string | null; deleteMarker: boolean }>
  copy(call: BackendCall, from: string, to: string, options: { versionId?: string }): Promise<ObjectInfo>
  versions(call: BackendCall, request: ListRequest): Promise<{ versions: ObjectVersion[]; cursor: string | null }>
}
