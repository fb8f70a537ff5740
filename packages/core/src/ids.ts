import { z } from 'zod'

declare const brand: unique symbol
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

export type TenantId = Branded<string, 'TenantId'>
export type UserId = Branded<string, 'UserId'>
export type SessionId = Branded<string, 'SessionId'>
export type RunId = Branded<string, 'RunId'>
export type OperationId = Branded<string, 'OperationId'>

const uuid = z.uuid()
const brandedUuid = <T extends string>() => uuid.transform((value) => value as T)

export const tenantIdSchema = brandedUuid<TenantId>()
export const userIdSchema = brandedUuid<UserId>()
export const sessionIdSchema = brandedUuid<SessionId>()
export const runIdSchema = brandedUuid<RunId>()

/** Owner of what belongs to no customer: sign-ins, processes, configuration. A real row, so that one rule covers every table. */
export const PLATFORM_TENANT_ID = '00000000-0000-0000-0000-000000000000' as TenantId

/** Tenants that rehearsed outages write as. Nobody is a member of them, and no list shows them. */
export const DRILL_TENANT_IDS = [
  '00000000-0000-8000-8000-0000000d0001',
  '00000000-0000-8000-8000-0000000d0002',
  '00000000-0000-8000-8000-0000000d0003',
] as TenantId[]

/** Rows of the tenants' table that are no customer. */
export const INTERNAL_TENANT_IDS: readonly TenantId[] = [PLATFORM_TENANT_ID, ...DRILL_TENANT_IDS]

/** At most 200 characters: it travels in HTTP headers and client tokens. The same id always means the same effect. */
export const operationId = (value: string): OperationId => value.slice(0, 200) as OperationId
