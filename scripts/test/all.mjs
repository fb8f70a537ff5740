import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { buildConsole } from '../start/build.mjs'
import { ensureClient } from '../start/migrations.mjs'
import { ensureChromium } from './chromium.mjs'
import { close, Outcomes, printSlowest } from './outcome.mjs'
import { runStages } from './run-stages.mjs'
import { staticStages } from './static-stages.mjs'
import { playwrightStage, simulationStage, vitestStage } from './test-stages.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const began = performance.now()
const outcomes = new Outcomes()
const failed = []
const skipped = []

await ensureClient(root)
failed.push(...(await runStages(root, staticStages(root), 2)))
const suites = vitestStage(root, 'unit, database and contract tests', ['node', 'dom', 'contract'], outcomes)
failed.push(...(await runStages(root, [suites, simulationStage(root)], 1)))

/** The story in a real browser, on the production build. */
async function browserTests() {
  const specs = existsSync(path.join(root, 'e2e'))
    ? readdirSync(path.join(root, 'e2e')).filter((name) => name.endsWith('.spec.ts'))
    : []
  if (specs.length === 0) return
  const lacking = await ensureChromium()
  if (lacking !== undefined) {
    skipped.push(...specs.map((name) => ({ name: `e2e/${name}`, reason: lacking })))
    return
  }
  try {
    const { outcome } = await buildConsole(root)
    console.log(`✓ production build: ${outcome}`)
  } catch (error) {
    failed.push('production build')
    console.log(`✗ production build\n    ${error.message}`)
    skipped.push(...specs.map((name) => ({ name: `e2e/${name}`, reason: 'there is no build' })))
    return
  }
  failed.push(...(await runStages(root, [playwrightStage(root, outcomes)], 1)))
}

await browserTests()
const total = outcomes.collect()
console.log('slowest files:')
printSlowest(total.slowest)
total.skipped.push(...skipped)
console.log(`${Math.round((performance.now() - began) / 1000)} s in all`)
process.exitCode = close(total, failed)
