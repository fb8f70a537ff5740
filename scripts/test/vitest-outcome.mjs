import { writeFileSync } from 'node:fs'

const SHOWN = 10

const slowestOf = (modules) =>
  modules
    .map((module) => ({ name: module.relativeModuleId, ms: Math.round(module.diagnostic().duration) }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, SHOWN)

/** A reporter of vitest: leaves the counts, the reason of every skip and the slowest files in the file UNDERSTUDY_OUTCOME names. */
export default class VitestOutcome {
  onTestRunEnd(modules, unhandledErrors) {
    const outcome = { passed: 0, failed: unhandledErrors.length, skipped: [], slowest: slowestOf(modules) }
    for (const module of modules) {
      outcome.failed += module.errors().length // it could not even be loaded
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'skipped' || result.state === 'pending') {
          outcome.skipped.push({
            name: `${module.relativeModuleId} > ${test.fullName}`,
            reason: result.note ?? 'no reason given',
          })
        } else {
          outcome[result.state] += 1
        }
      }
    }
    writeFileSync(process.env.UNDERSTUDY_OUTCOME, JSON.stringify(outcome))
  }
}
