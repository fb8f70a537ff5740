import { writeFileSync } from 'node:fs'

/** A reporter of Playwright: the same file as vitest-outcome.mjs leaves. */
export default class PlaywrightOutcome {
  #tests = new Set()
  #errors = 0

  onBegin(_config, suite) {
    for (const test of suite.allTests()) this.#tests.add(test)
  }

  onError() {
    this.#errors += 1
  }

  onEnd() {
    const outcome = { passed: 0, failed: this.#errors, skipped: [] }
    for (const test of this.#tests) {
      const kind = test.outcome()
      if (kind === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip')?.description
        outcome.skipped.push({ name: test.titlePath().filter(Boolean).join(' > '), reason: reason ?? 'no reason given' })
      } else if (kind === 'unexpected') {
        outcome.failed += 1
      } else {
        outcome.passed += 1
      }
    }
    writeFileSync(process.env.UNDERSTUDY_OUTCOME, JSON.stringify(outcome))
  }

  printsToStdio() {
    return false
  }
}
