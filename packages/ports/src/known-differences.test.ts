import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { KnownDifference } from './contract/known-difference.ts'
import { memoryDifferences } from './memory/contract/known-differences.ts'
import { modelsDifferences } from './models/contract/known-differences.ts'
import { objectDifferences } from './objects/contract/known-differences.ts'

const page = path.resolve(import.meta.dirname, '../../../docs/ports.md')

const row = ({ port, bed, check, owner, why }: KnownDifference): string => `| ${port} | ${bed} | ${check} | ${owner} | ${why} |`

it('docs/ports.md lists exactly the differences that the suites expect', () => {
  const written = readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .filter((line) => /\| (ours|the bed’s|by design) \|/.test(line))
    .map((line) => line.replaceAll(/ +/g, ' '))
  const expected = [...objectDifferences, ...memoryDifferences, ...modelsDifferences].map(row)
  expect(written.toSorted()).toEqual(expected.toSorted())
})
