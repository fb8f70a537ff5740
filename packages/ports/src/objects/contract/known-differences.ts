import type { KnownDifference } from '../../contract/known-difference.ts'

export const objectDifferences: readonly KnownDifference[] = [
  {
    port: 'objects',
    bed: 'ministack',
    check: 'a plain write repeated under its operation id adds no version',
    owner: 'by design',
    why: 'S3 has no client token: the repeat adds a version with the same bytes. A conditional write knows its own first try.',
  },
]
