import { expect, test } from 'vitest'
import { resolveUnderstudyConfig } from '@understudy/ports/server'
import { read } from './tracked-files.ts'

/** `continuity.openMs` and its default, as the table of settings has them. */
const documented = [...read('docs/continuity.md').matchAll(/^\| `((?:continuity|ports)\.[\w.]+)` +\| (\S+) +\|/gm)].map(
  ([, path = '', value = '']) => ({ path, value }),
)

const at = (config: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], config)

test('docs/continuity.md names the defaults that the processes have', () => {
  const { config } = resolveUnderstudyConfig({ env: {} })
  expect(documented.length).toBeGreaterThan(5)
  expect(documented).toEqual(documented.map(({ path }) => ({ path, value: String(at(config, path)) })))
})
