import path from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const eslint = new ESLint({ cwd: root })
/** The rules that this file would break if this were its text. */
async function broken(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, file) })
  return (result?.messages ?? []).filter((message) => message.severity === 2).map((message) => message.ruleId ?? message.message)
}

const guarded: [what: string, file: string, text: string, rule: string][] = [
  [
    'a package that looks right in the layers',
    'packages/core/src/clock.ts',
    "export * from '@understudy/db'",
    'boundaries/dependencies',
  ],
  [
    'a package with a test bed in it',
    'packages/db/src/database.ts',
    "export * from '@understudy/testing'",
    'boundaries/dependencies',
  ],
  ["another package's insides", 'packages/db/src/database.ts', "export * from '../../core/src/ids.ts'", 'no-restricted-imports'],
  [
    'the AWS SDK outside an adapter',
    'packages/ports/src/verdict.ts',
    "export * from '@aws-sdk/client-s3'",
    'no-restricted-imports',
  ],
  ['Prisma outside packages/db', 'packages/ports/src/verdict.ts', "export * from '@prisma/client'", 'no-restricted-imports'],
  [
    'the environment outside config.ts',
    'packages/core/src/clock.ts',
    'export const a = process.env.HOME',
    'no-restricted-syntax',
  ],
  ['any', 'packages/core/src/clock.ts', 'export const a = (b: any) => String(b)', '@typescript-eslint/no-explicit-any'],
  ['a swallowed error', 'packages/core/src/clock.ts', 'try { JSON.parse("") } catch {}', 'no-empty'],
  ['a promise that nobody awaits', 'packages/core/src/clock.ts', 'Promise.resolve(1)', '@typescript-eslint/no-floating-promises'],
  ['a word of work left over', 'packages/core/src/clock.ts', `export const a = 1 // ${'TO'}${'DO'} later`, 'no-warning-comments'],
  ['a switched-off rule', 'packages/core/src/clock.ts', '/* eslint-disable */ debugger', 'no-debugger'],
  ['console output', 'packages/core/src/clock.ts', 'console.log(1)', 'no-console'],
  ['a default export', 'packages/core/src/clock.ts', 'export default 1', 'import-x/no-default-export'],
]

test.each(guarded)('lint refuses %s', { timeout: 60_000 }, async (_what, file, text, rule) => {
  expect(await broken(file, text)).toContain(rule)
})
