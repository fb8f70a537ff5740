import type { TenantRef } from '@understudy/core'
import { Prisma, type Tx } from '@understudy/db'

/** Whose figures, of when: one tenant's inside its own transaction, or everybody's (`tenant: null`) inside `asSystem`. */
export interface FigureContext {
  readonly tx: Tx
  readonly tenant: Pick<TenantRef, 'id'> | null
  readonly from: Date
  readonly to: Date
}

export const ofTenant = ({ tenant }: FigureContext, column: Prisma.Sql): Prisma.Sql =>
  tenant ? Prisma.sql`${column} = ${tenant.id}::uuid` : Prisma.sql`TRUE`
