import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readKnownFaults } from './known-faults.ts'

const root = path.resolve(import.meta.dirname, '../../../../..')

it.each(readKnownFaults())('$name says what it breaks, and fits the sources as they are', ({ breaks, patch }) => {
  expect(breaks).toMatch(/^[A-Z].+\.$/)
  execFileSync('git', ['apply', '--check', patch], { cwd: root, stdio: 'pipe' })
})
