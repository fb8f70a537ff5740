import type { Permission } from '@understudy/identity'

/** Where a procedure works: for anybody, for whoever is signed in, inside one tenant, or on the platform. */
export const procedureScopes = ['public', 'user', 'tenant', 'platform'] as const
export type ProcedureScope = (typeof procedureScopes)[number]

export interface ProcedureMetadata {
  readonly scope: ProcedureScope
  /** The permission that is asked. 'none' must be spelled, and only the scopes public and user may. */
  readonly action: Permission | 'none'
  /** The audit action a success writes, or 'none' for what changes nothing. */
  readonly audit: string
  /**
   * 'command': the verb runs in the one transaction opened for it, without network calls. 'flow': it opens its own, because it
   * calls ports or follows a stream.
   */
  readonly runs?: 'command' | 'flow'
  /** Also while the person still has to choose a password. */
  readonly beforePasswordChange?: boolean
}
