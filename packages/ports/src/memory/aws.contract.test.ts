import { describe, it } from 'vitest'
import { ministack, someTenant } from '../contract/ministack.ts'
import { createAwsMemory } from './aws.ts'
import { memoryContract } from './contract.ts'
import { memoryDifferences } from './contract/known-differences.ts'

const bed = ministack()

if ('skipped' in bed) {
  describe('memory: ministack', () => it.skip(`not run: ${bed.skipped}`, () => {}))
} else {
  const settings = { ...bed.settings, isSandbox: true, expiryDays: 365 }
  const open = () =>
    Promise.resolve({ memory: createAwsMemory(settings).port, ours: someTenant('ours'), theirs: someTenant('theirs') })
  memoryContract('ministack', open, memoryDifferences)
}
