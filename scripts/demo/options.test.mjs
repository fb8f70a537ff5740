import { expect, test } from 'vitest'
import { readDemoOptions } from './options.ts'

test('a demo alone has an installation of its own, with pages, at a rate that any machine bears', () => {
  expect(readDemoOptions(['fallback'])).toEqual({ demo: 'fallback', seconds: 20, ratePerS: 20, dataDir: null, hasConsole: true })
  expect(readDemoOptions(['cloud', '--rate', '200', '--no-console'])).toMatchObject({ ratePerS: 200, hasConsole: false })
  expect(readDemoOptions(['--help'])).toBeNull()
})

test.each([
  [[], 'Which demo?'],
  [['cluod'], 'There is no demo "cluod".'],
  [['cloud', 'fallback'], 'There is no demo "cloud fallback".'],
  [['cloud', '--rate', 'fast'], '--rate is "fast"'],
  [['cloud', '--seconds', '1'], '--seconds is "1"; a number from 3 to 3600 is expected.'],
  [['cloud', '--sceonds', '1'], "Unknown option '--sceonds'"],
])('%j is refused in one line', (args, line) => {
  expect(() => readDemoOptions(args)).toThrow(line)
})
