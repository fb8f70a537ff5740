import path from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { continueIn, requireBootstrapNode } from './node24.mjs'
import { describe } from './problem.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** From whatever Node 20 is there to the project's own Node 24: installs the dependencies first when they are missing. */
export async function bootstrap(script) {
  try {
    requireBootstrapNode()
    if (ensureDependencies(root, { quiet: true })) console.log('✓ Dependencies installed')
    continueIn(root, script, process.argv.slice(2))
  } catch (error) {
    console.error(`✗ ${describe(error)}`)
    process.exit(1)
  }
}
