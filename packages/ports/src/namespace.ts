import { createHash } from 'node:crypto'
import { AppError, type TenantRef } from '@understudy/core'

const SLUG = /^[a-z][a-z0-9_-]{0,62}$/
const INDEX_NAME = /^[a-z0-9][a-z0-9_-]{0,149}$/

/** A slug is our own data, but it names things on AWS: what would let one tenant's names run into another's is stopped here too. */
function slugOf(tenant: TenantRef): string {
  if (!SLUG.test(tenant.slug)) throw new AppError('internal', 'This tenant has a name that cannot stand in resource names.')
  return tenant.slug
}

/** Every key of the tenant begins with it; a slug holds no slash, so no tenant's prefix begins another's. */
export const objectPrefix = (tenant: TenantRef): string => `${slugOf(tenant)}/`

/** What a bucket calls the tenant's key. The key's own rules are the port's (objects/rules.ts). */
export const objectKey = (tenant: TenantRef, key: string): string => objectPrefix(tenant) + key

/** What the tenant calls a bucket's key; null for a key of anyone else. */
export function tenantKey(tenant: TenantRef, key: string): string | null {
  const prefix = objectPrefix(tenant)
  return key.startsWith(prefix) ? key.slice(prefix.length) : null
}

/**
 * `<slug>.<name>`: a slug holds no dot, so the first one ends it.
 * @throws AppError invalid_input unless the name is 1–150 lower-case letters, digits, "-" or "_", beginning with a letter or digit.
 */
export function indexName(tenant: TenantRef, name: string): string {
  if (!INDEX_NAME.test(name)) {
    throw new AppError(
      'invalid_input',
      'An index name has up to 150 lower-case letters, digits, "-" or "_", and begins with a letter or digit.',
    )
  }
  return `${slugOf(tenant)}.${name}`
}

/**
 * AgentCore takes 48 letters, digits and underscores: a part to read, then a digest that tells (`a`, `b_c`) from (`a_b`, `c`).
 * The memory id's own rules are the port's (memory/rules.ts).
 */
export function memoryName(tenant: TenantRef, memoryId: string): string {
  const readable = `${slugOf(tenant)}_${memoryId}`.replaceAll(/[^a-zA-Z0-9_]/g, '_').slice(0, 27)
  const digest = createHash('sha256')
    .update(`${slugOf(tenant)}\0${memoryId}`)
    .digest('hex')
    .slice(0, 20)
  return `${readable}_${digest}`
}
