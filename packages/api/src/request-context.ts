import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import type { SignedInUser } from '@understudy/identity'
import type { Logger } from '@understudy/telemetry'

/** What features need beyond the database; each feature adds its own by declaration merging. The app provides them. */
export interface ApiServices {
  readonly version: string
}

/** What the surface knows of a request before any procedure runs. */
export interface RequestContext {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly user: SignedInUser | null
  /** From the address of the page, through the `x-tenant` header. */
  readonly tenantSlug: string | null
  readonly address: string
  readonly traceId: string | undefined
  readonly services: ApiServices
}
