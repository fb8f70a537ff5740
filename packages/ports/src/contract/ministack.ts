import { randomBytes, randomUUID } from 'node:crypto'
import type { TenantId, TenantRef } from '@understudy/core'
import { inject } from 'vitest'
import type { AwsSettings } from '../aws/aws-client.ts'

/** A tenant of the calling suite's own. */
export const someTenant = (name: string): TenantRef => ({
  id: randomUUID() as TenantId,
  slug: `${name}_${randomBytes(3).toString('hex')}`,
})

/** The run's emulator, or why there is none: a suite then skips with that sentence. */
export function ministack(): { settings: AwsSettings } | { skipped: string } {
  const url = inject('ministackUrl')
  if (url === null) return { skipped: inject('ministackSkip') ?? 'no emulator' }
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return { settings: { region: 'us-east-1', endpoint: url, profile: null, credentials, timeoutMs: 5_000 } }
}
