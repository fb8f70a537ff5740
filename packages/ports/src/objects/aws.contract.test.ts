import { describe, it } from 'vitest'
import { ministack, someTenant } from '../contract/ministack.ts'
import { createAwsObjects } from './aws.ts'
import { objectContract } from './contract.ts'
import { objectDifferences } from './contract/known-differences.ts'

const bed = ministack()

if ('skipped' in bed) {
  describe('objects: ministack', () => it.skip(`not run: ${bed.skipped}`, () => {}))
} else {
  const settings = { ...bed.settings, bucket: 'understudy-contract', isBucketCreatedWhenMissing: true }
  const open = () =>
    Promise.resolve({ store: createAwsObjects(settings).port, ours: someTenant('ours'), theirs: someTenant('theirs') })
  objectContract('ministack', open, objectDifferences)
}
