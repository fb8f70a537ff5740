import path from 'node:path'

const reporter = (root, name) => path.join(root, 'scripts/test', name)

/** One vitest run over the named projects. */
export function vitestStage(root, name, projects, outcomes) {
  const vitest = path.join(root, 'node_modules/.bin/vitest')
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=minimal', `--reporter=${reporter(root, 'vitest-outcome.mjs')}`]
  return { name, command: [vitest, 'run', ...chosen, ...reporters], env: { UNDERSTUDY_OUTCOME: outcomes.fileOf('vitest') } }
}

export function playwrightStage(root, outcomes) {
  const playwright = path.join(root, 'node_modules/.bin/playwright')
  const reporters = `--reporter=list,${reporter(root, 'playwright-outcome.mjs')}`
  return {
    name: 'browser tests',
    command: [playwright, 'test', reporters],
    env: { UNDERSTUDY_OUTCOME: outcomes.fileOf('playwright') },
  }
}
