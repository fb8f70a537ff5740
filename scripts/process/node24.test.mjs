import { expect, test } from 'vitest'
import { requireBootstrapNode } from './node24.mjs'
import { Problem } from './problem.mjs'

test.each(['18.20.4', '20.18.3', '20.0.0'])('Node %s is refused in one line that names it', (version) => {
  const start = () => requireBootstrapNode(version)
  expect(start).toThrow(Problem)
  expect(start).toThrow(`Node 20.19 or newer is needed; this is ${version}.`)
})

test.each(['20.19.0', '22.1.0', '24.21.0'])('Node %s may start', (version) => {
  expect(() => requireBootstrapNode(version)).not.toThrow()
})
