import { expect, test } from 'vitest'
import { read } from './tracked-files.ts'

const allowed = new Set(['MIT', 'Apache-2.0', 'Apache', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'PostgreSQL', '0BSD'])
for (const name of ['BlueOak-1.0.0', 'Python-2.0', 'CC0-1.0', 'Unlicense']) allowed.add(name)

/** Licences outside the list, each with why this package may stay. */
const exceptions: [name: RegExp, licence: string, reason: string][] = [
  [/^geist$/, 'SIL OPEN FONT LICENSE', 'a font, under the usual font licence'],
  [/^caniuse-lite$/, 'CC-BY-4.0', 'data that the build reads; nothing of it is shipped'],
  [/^@img\/sharp-/, 'LGPL-3.0-or-later', 'libvips, optional in Next, a library of its own that we do not change'],
  [/^elkjs$/, 'EPL-2.0 OR GPL-3.0-or-later', "of the Prisma command's studio, which is neither started nor shipped"],
  [/^seq-queue$/, 'none named', 'MIT by its LICENSE file; its manifest names none'],
]

interface Entry {
  license?: string
  dev?: boolean
  link?: boolean
}

const fits = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((name) => allowed.has(name)))

test('every package of the running product has a licence on the list, or a reason here', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }
  const production = Object.entries(packages).filter(([at, entry]) => at.includes('node_modules/') && !entry.dev && !entry.link)
  const refused = production.flatMap(([at, { license = 'none named' }]) => {
    const name = at.replace(/^.*node_modules\//, '')
    const isExcepted = exceptions.some(([pattern, licence]) => pattern.test(name) && license.includes(licence))
    return fits(license) || isExcepted ? [] : [`${name}: ${license}`]
  })
  expect(refused).toEqual([])
})
