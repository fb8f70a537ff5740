import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { read, root, trackedFiles } from './tracked-files.ts'

const documents = trackedFiles(/\.md$/)
const folders = 'apps|packages|prisma|config|public|docs|scripts|e2e'
const isThere = (file: string) => existsSync(path.join(root, file))

/** `packages/core/src/ids.ts` in backticks; with a star or an angle bracket it is a pattern, not a path. */
function citedPaths(document: string): string[] {
  const cited = [...read(document).matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text)
  return cited.filter((text) => new RegExp(`^(${folders})/[\\w./\\[\\]()-]+$`).test(text))
}

function linkedFiles(document: string): string[] {
  const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  const local = links.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.replace(/#.*$/, ''))
  return local.map((target) => path.join(path.dirname(document), target))
}

test('every path that a document cites exists', () => {
  expect(
    documents.flatMap((it) =>
      citedPaths(it)
        .filter((file) => !isThere(file))
        .map((file) => `${it}: ${file}`),
    ),
  ).toEqual([])
})

test('every link between documents leads somewhere', () => {
  expect(
    documents.flatMap((it) =>
      linkedFiles(it)
        .filter((file) => !isThere(file))
        .map((file) => `${it}: ${file}`),
    ),
  ).toEqual([])
})

test('every script that the documents tell to run exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const told = documents.flatMap((it) => [...read(it).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => ({ it, name })))
  expect(told.filter(({ name }) => scripts[name] === undefined)).toEqual([])
})
