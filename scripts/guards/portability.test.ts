import { expect, test } from 'vitest'
import { read, trackedFiles } from './tracked-files.ts'

const text = /\.(ts|tsx|mjs|js|json|yaml|yml|md|sql|prisma|css|txt|xml|html)$|^\.(npmrc|ci\/run|editorconfig|gitignore)$/
const machinePath = /(?<![\w.])\/(?:work|root|home\/\w+|Users\/\w+)\//
const publicHosts = ['registry.npmjs.org']

test('no file names a folder of one machine', () => {
  const offending = trackedFiles(text)
    .filter((file) => file !== 'scripts/guards/portability.test.ts')
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, i) => (machinePath.test(line) ? [`${file}:${i + 1} ${line.trim().slice(0, 80)}`] : [])),
    )
  expect(offending).toEqual([])
})

test('the lock and the npm settings name no other registry than the public one', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string; link?: boolean }> }
  const hosts = Object.values(lock.packages)
    .filter((entry) => entry.resolved !== undefined && entry.link !== true)
    .map((entry) => new URL(entry.resolved ?? '').host)
  expect([...new Set(hosts)].filter((host) => !publicHosts.includes(host))).toEqual([])
  expect(read('.npmrc')).not.toMatch(/registry\s*=/)
})

test('every dependency is pinned to one version', () => {
  const loose = trackedFiles(/(^|\/)package\.json$/).flatMap((file) => {
    const manifest = JSON.parse(read(file)) as Record<string, Record<string, string> | undefined>
    return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}).flatMap(([name, version]) =>
        /^\d/.test(version) ? [] : [`${file}: ${name} ${version}`],
      ),
    )
  })
  expect(loose).toEqual([])
})
