import { cpSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { withInstallLock } from '../process/install-lock.mjs'
import { hashFiles } from '../process/hash-files.mjs'
import { Problem } from '../process/problem.mjs'
import { run } from '../process/run.mjs'
import { isStamped, stamp } from '../process/stamp.mjs'

const app = 'apps/console'
const standalone = `${app}/.next/standalone/${app}`
export const consoleServer = `${standalone}/server.js`

const inputs = [app, 'packages', 'public', 'prisma/schema', 'package-lock.json', 'tsconfig.base.json']
const isSource = (file) => !/\.test\.tsx?$|\/testing\/|\/generated\/|\/eval\/|^packages\/testing\//.test(file)

function explain(output) {
  const lines = output.split('\n').map((line) => line.trim())
  const at = lines.findIndex((line) => /error/i.test(line))
  return lines.slice(Math.max(at, 0)).filter(Boolean).slice(0, 3).join(' ')
}

/** Builds the console when its sources have changed since. @returns {Promise<{ outcome: string }>} */
export function buildConsole(root) {
  return withInstallLock(path.join(root, 'node_modules/.understudy/build.lock'), async () => {
    const hash = hashFiles(root, inputs, isSource)
    if (isStamped(root, 'build', hash) && existsSync(path.join(root, consoleServer))) return { outcome: 'unchanged' }
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    const next = path.join(root, 'node_modules/next/dist/bin/next')
    const { status, stdout, stderr } = await run(process.execPath, [next, 'build'], { cwd: path.join(root, app), env })
    if (status !== 0) {
      if (/ENOSPC/.test(stderr + stdout)) throw new Problem('The disk is full: a build needs about 0.5 GB.')
      throw new Problem(`The console cannot be built: ${explain(stderr || stdout)}`)
    }
    // The standalone server is started without these two; a link would lead out of it.
    const copy = (from, to) => {
      rmSync(path.join(root, standalone, to), { recursive: true, force: true })
      if (existsSync(path.join(root, from)))
        cpSync(path.join(root, from), path.join(root, standalone, to), { recursive: true, dereference: true })
    }
    copy(`${app}/.next/static`, '.next/static')
    copy('public', 'public')
    stamp(root, 'build', hash)
    return { outcome: 'built' }
  })
}
