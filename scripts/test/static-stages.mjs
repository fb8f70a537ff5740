import { existsSync } from 'node:fs'
import path from 'node:path'

const types = { packages: 'tsconfig.json', 'design system': 'packages/ui/tsconfig.json', console: 'apps/console/tsconfig.json' }

/** What is checked without running anything of ours. */
export function staticStages(root) {
  const bin = (name) => path.join(root, 'node_modules/.bin', name)
  const cache = (name) => path.join(root, 'node_modules/.cache', name)
  const present = Object.entries(types).filter(([, file]) => existsSync(path.join(root, file)))
  return [
    { name: 'lint', command: [bin('eslint'), '.', '--max-warnings=0'] },
    {
      name: 'format',
      command: [bin('prettier'), '--check', '.', '--log-level=warn', '--cache', '--cache-location', cache('prettier/check')],
    },
    ...present.map(([what, file]) => ({
      name: `types of ${what}`,
      command: [bin('tsc'), '-p', file, '--noEmit', '--incremental', '--tsBuildInfoFile', cache(`${what}.tsbuildinfo`)],
    })),
    { name: 'dead code', command: [bin('knip'), '--no-progress'] },
    { name: 'cycles', command: [bin('depcruise'), '--config', '.dependency-cruiser.mjs', 'packages', 'apps', 'scripts'] },
  ]
}
