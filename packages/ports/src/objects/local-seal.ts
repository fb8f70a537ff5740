import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { TenantRef } from '@understudy/core'
import { CorruptObjectError } from './corrupt-object-error.ts'
import type { LocalKeyring } from './local-keyring.ts'

const ALGORITHM = 'aes-256-gcm'
const MAGIC = Buffer.from('USO1')
const ID_BYTES = 36
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = MAGIC.length + ID_BYTES + NONCE_BYTES

function keyOf(keyring: LocalKeyring, keyId: string, tenant: TenantRef, purpose: string): Buffer {
  const key = keyring.tenantKey(keyId, tenant, purpose)
  if (!key) throw new CorruptObjectError('the keyring does not hold the key of these bytes')
  return key
}

const boundTo = (tenant: TenantRef, contentHash: string): Buffer =>
  Buffer.from(JSON.stringify({ v: 1, alg: ALGORITHM, tenant: tenant.id, object: contentHash }))

/** Header, nonce, ciphertext, tag. */
export function seal(keyring: LocalKeyring, tenant: TenantRef, contentHash: string, bytes: Uint8Array): Buffer {
  const keyId = keyring.currentId
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, keyOf(keyring, keyId, tenant, 'bytes'), nonce)
  cipher.setAAD(boundTo(tenant, contentHash))
  return Buffer.concat([MAGIC, Buffer.from(keyId), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** @throws CorruptObjectError when a bit, the tenant, the content or the key is another than it was sealed with */
export function unseal(keyring: LocalKeyring, tenant: TenantRef, contentHash: string, sealed: Buffer): Uint8Array {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || !sealed.subarray(0, MAGIC.length).equals(MAGIC))
    throw new CorruptObjectError('the bytes are cut off')
  const keyId = sealed.subarray(MAGIC.length, MAGIC.length + ID_BYTES).toString()
  const nonce = sealed.subarray(HEADER_BYTES - NONCE_BYTES, HEADER_BYTES)
  const decipher = createDecipheriv(ALGORITHM, keyOf(keyring, keyId, tenant, 'bytes'), nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(tenant, contentHash))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new CorruptObjectError('the bytes were changed', error)
  }
}

/** What a content is called on disk: keyed, so that names tell no one what is stored. */
export const sealedName = (keyring: LocalKeyring, tenant: TenantRef, contentHash: string): string =>
  createHmac('sha256', keyOf(keyring, keyring.firstId, tenant, 'names'))
    .update(contentHash)
    .digest('hex')
