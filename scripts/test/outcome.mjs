import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Where a run's reporters leave what happened: { passed, failed, skipped: [{ name, reason }] } each. */
export class Outcomes {
  #dir = mkdtempSync(path.join(os.tmpdir(), 'understudy-outcome-'))

  fileOf(name) {
    return path.join(this.#dir, `${name}.json`)
  }

  /** Adds up what the reporters left, and forgets it: { passed, failed, skipped, slowest: [{ name, ms }] } */
  collect() {
    const total = { passed: 0, failed: 0, skipped: [], slowest: [] }
    for (const name of ['vitest', 'playwright']) {
      if (!existsSync(this.fileOf(name))) continue
      const { passed, failed, skipped, slowest = [] } = JSON.parse(readFileSync(this.fileOf(name), 'utf8'))
      total.passed += passed
      total.failed += failed
      total.skipped.push(...skipped)
      total.slowest.push(...slowest)
    }
    rmSync(this.#dir, { recursive: true, force: true })
    return total
  }
}

/** Where the time goes. */
export function printSlowest(slowest) {
  for (const { name, ms } of slowest) console.log(`    ${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`)
}

/** Prints every skip, those with one reason together, and the closing line. @returns the exit status */
export function close({ passed, failed, skipped }, failedStages) {
  for (const [reason, group] of Map.groupBy(skipped, (skip) => skip.reason)) {
    console.log(`skipped: ${reason}`)
    for (const { name } of group.slice(0, 20)) console.log(`    ${name}`)
    if (group.length > 20) console.log(`    and ${group.length - 20} more`)
  }
  const allFailed = failed === 0 ? failedStages.length : failed + failedStages.filter((name) => !name.endsWith('tests')).length
  console.log(`${passed} passed, ${allFailed} failed, ${skipped.length} skipped`)
  return allFailed === 0 ? 0 : 1
}
