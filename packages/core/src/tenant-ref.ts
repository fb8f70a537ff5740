import type { TenantId } from './ids.ts'

/** A tenant as every layer below the features needs it: identity for the walls, slug for names on AWS. */
export interface TenantRef {
  readonly id: TenantId
  readonly slug: string
}
