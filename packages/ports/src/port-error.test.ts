import { AppError } from '@understudy/core'
import { expect, it, vi } from 'vitest'
import { PortError } from './port-error.ts'

it('is known as what it is when another copy of this module made it', async () => {
  vi.resetModules()
  const other = await import('./port-error.ts')
  const fields = { verdict: 'unhealthy', code: 'unavailable', reason: 'Gone', maybeApplied: false } as const
  const error = new other.PortError('Nothing answers.', { ...fields, provider: 'local', operation: 'objects.get' })
  expect(other.PortError).not.toBe(PortError)
  expect(error).toBeInstanceOf(PortError)
  expect(error).not.toBeInstanceOf(AppError)
  expect(new Error('Nothing answers.')).not.toBeInstanceOf(PortError)
})
