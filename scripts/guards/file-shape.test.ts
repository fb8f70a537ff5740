import path from 'node:path'
import { expect, test } from 'vitest'
import { read, trackedFiles } from './tracked-files.ts'

const sources = trackedFiles(/\.(ts|tsx|mjs)$/)
const lengths = sources.map((file) => ({ file, lines: read(file).split('\n').length - 1 })).sort((a, b) => a.lines - b.lines)

test('files stay short: half of them within 70 lines, none above 500, few above 200', () => {
  expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(70)
  expect(lengths.filter(({ lines }) => lines > 500)).toEqual([])
  expect(lengths.filter(({ lines }) => lines > 200).length).toBeLessThanOrEqual(Math.ceil(sources.length / 20))
})

test('names say what is inside', () => {
  const vague = /^(utils?|helpers?|common|misc|stuff|shared)$/
  expect(sources.filter((file) => file.split('/').some((part) => vague.test(path.parse(part).name)))).toEqual([])
})

test('a folder holds at most two dozen sources; then it wants subfolders', () => {
  const folders = Map.groupBy(
    sources.filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx')),
    (file) => path.dirname(file),
  )
  expect([...folders].filter(([, files]) => files.length > 24).map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([])
})
