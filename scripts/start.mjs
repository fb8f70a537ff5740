// npm start: everything from a fresh clone to a running console. Runs on the Node that is there (20.19 or newer), installs the
// dependencies, and goes on in the Node 24 that comes with them. `npm start -- --help` lists the options.
import path from 'node:path'
import { ensureDependencies } from './process/dependencies.mjs'
import { continueIn, requireBootstrapNode } from './process/node24.mjs'
import { describe } from './process/problem.mjs'
import { requireSpace } from './start/disk-space.mjs'
import { help, readOptions } from './start/options.mjs'
import { step } from './start/progress.mjs'

const root = path.resolve(import.meta.dirname, '..')

try {
  requireBootstrapNode()
  const options = readOptions(process.argv.slice(2), process.env, root)
  if (options.help) {
    console.log(help)
    process.exit(0)
  }
  await step('Dependencies', () => {
    requireSpace(root)
    return ensureDependencies(root, { quiet: true }) ? 'installed' : 'there'
  })
  continueIn(root, 'scripts/start/main.mjs', process.argv.slice(2))
} catch (error) {
  console.error(`✗ ${describe(error)}`)
  process.exit(1)
}
