import type { KnownDifference } from '../../contract/known-difference.ts'

export const memoryDifferences: readonly KnownDifference[] = [
  {
    port: 'memory',
    bed: 'ministack',
    check: 'keeps newest first across pages',
    owner: 'the bed’s',
    why: 'It pages events oldest first; the adapter orders each page, no more.',
  },
  {
    port: 'memory',
    bed: 'ministack',
    check: 'a batch repeated under its operation id adds nothing',
    owner: 'the bed’s',
    why: 'BatchCreateMemoryRecords takes the client token and does not look at it.',
  },
]
