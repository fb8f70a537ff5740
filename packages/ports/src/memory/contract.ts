import { beforeAll, describe } from 'vitest'
import type { KnownDifference } from '../contract/known-difference.ts'
import { checksFor } from '../contract/suite.ts'
import { eventsContract } from './contract/events.ts'
import { recordsContract } from './contract/records.ts'
import { valuesContract } from './contract/values.ts'
import type { MemoryBed } from './contract/bed.ts'

/** Everything the memory port promises, against one side. */
export function memoryContract(name: string, open: () => Promise<MemoryBed>, known: readonly KnownDifference[]): void {
  const check = checksFor(known)
  let bed: MemoryBed
  beforeAll(async () => {
    bed = await open()
  })
  describe(`memory: ${name}`, () => {
    eventsContract(check, () => bed)
    valuesContract(check, () => bed)
    recordsContract(check, () => bed)
  })
}
