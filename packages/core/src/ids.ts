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

/** At most 200 characters: it travels in HTTP headers and client tokens. The same id always means the same effect. */
export const operationId = (value: string): OperationId => value.slice(0, 200) as OperationId
