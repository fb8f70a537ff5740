import path from 'node:path'
import { close, Outcomes } from './outcome.mjs'
import { runStages } from './run-stages.mjs'
import { staticStages } from './static-stages.mjs'
import { vitestStage } from './test-stages.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const began = performance.now()
const outcomes = new Outcomes()
const tests = vitestStage(root, 'unit and database tests', ['node', 'dom'], outcomes)
const failed = await runStages(root, [tests, ...staticStages(root)], 2)
const total = outcomes.collect()
console.log(`${Math.round((performance.now() - began) / 1000)} s in all`)
process.exitCode = close(total, failed)
