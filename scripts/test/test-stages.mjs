import path from 'node:path'

const reporter = (root, name) => path.join(root, 'scripts/test', name)

/** One vitest run over the named projects. */
export function vitestStage(root, name, projects, outcomes) {
  const vitest = path.join(root, 'node_modules/.bin/vitest')
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=minimal', `--reporter=${reporter(root, 'vitest-outcome.mjs')}`]
  return { name, command: [vitest, 'run', ...chosen, ...reporters], env: { UNDERSTUDY_OUTCOME: outcomes.fileOf('vitest') } }
}

/** Histories of the simulation, the same ones every time; `npm run test:sim` plays others. */
export function simulationStage(root) {
  const [from, seeds] = [1_000, 300]
  const command = [process.execPath, path.join(root, 'scripts/sim/main.ts'), '--seed', String(from), '--seeds', String(seeds)]
  return { name: `${seeds} simulated histories`, command }
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
