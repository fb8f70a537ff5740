import { expect, test } from 'vitest'
import { startOpenSearch } from './opensearch.ts'

test('a node of the suite answers, and is gone once stopped', { timeout: 120_000 }, async ({ skip }) => {
  const bed = await startOpenSearch()
  if ('skipped' in bed) return skip(bed.skipped)
  expect((await fetch(`${bed.url}/_cluster/health`)).ok).toBe(true)
  await bed.stop()
  await expect(fetch(bed.url)).rejects.toThrow('fetch failed')
})
