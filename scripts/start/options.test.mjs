import { expect, test } from 'vitest'
import { readOptions } from './options.mjs'

const read = (args, env = {}) => readOptions(args, env, '/repo')

test('an argument wins over the environment, the environment over the default', () => {
  expect(read([]).port).toBe(3000)
  expect(read([], { PORT: '3100' }).port).toBe(3100)
  expect(read(['--port', '3200'], { PORT: '3100' }).port).toBe(3200)
  expect(read([], { UNDERSTUDY_DATA_DIR: 'other' }).dataDir).toBe('/repo/other')
})

test.each([
  [['--port', 'abc'], {}, 'The port is "abc"; a number from 1 to 65535 is expected.'],
  [['--port', '70000'], {}, 'The port is "70000"'],
  [['--prot', '1'], {}, "Unknown option '--prot'"],
  [[], { DATABASE_URL: 'mysql://a/b' }, 'DATABASE_URL is not of the form postgresql://'],
  [[], { DATABASE_URL: 'postgresql://host' }, 'DATABASE_URL is not of the form postgresql://'],
])('%j with %j is refused in one line', (args, env, line) => {
  expect(() => read(args, env)).toThrow(line)
})
