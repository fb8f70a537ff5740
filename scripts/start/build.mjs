import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
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

/** Keeps all of it, and names the first line that speaks of an error. */
function buildProblem(root, output) {
  const log = path.join(root, 'node_modules/.understudy/build.log')
  writeFileSync(log, output)
  if (output.includes('ENOSPC')) return new Problem('The disk is full: a build needs about 0.5 GB.')
  const lines = output.split('\n').map((line) => line.trim())
  const said = lines.find((line) => /error|failed|cannot/i.test(line)) ?? lines.find(Boolean) ?? 'it says nothing'
  return new Problem(`The console cannot be built: ${said} Its output: ${path.relative(root, log)}`)
}

/** For `--no-build`. @throws Problem when there is nothing to run */
export function requireBuild(root) {
  if (existsSync(path.join(root, consoleServer))) return { outcome: 'as last built' }
  throw new Problem('There is no build of the console yet: start without --no-build.')
}

/** Builds the console when its sources have changed since. @returns {Promise<{ outcome: string }>} */
export function buildConsole(root) {
  return withInstallLock(path.join(root, 'node_modules/.understudy/build.lock'), async () => {
    const hash = hashFiles(root, inputs, isSource)
    if (isStamped(root, 'build', hash) && existsSync(path.join(root, consoleServer))) return { outcome: 'unchanged' }
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    const next = path.join(root, 'node_modules/next/dist/bin/next')
    const { status, stdout, stderr } = await run(process.execPath, [next, 'build'], { cwd: path.join(root, app), env })
    if (status !== 0) throw buildProblem(root, `${stderr}${stdout}`)
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
