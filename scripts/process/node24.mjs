import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Problem } from './problem.mjs'

const major = (version) => Number(version.replace(/^v/, '').split('.')[0])

/** Node 20.19 or newer can install; it may be older than what runs everything else. @throws Problem */
export function requireBootstrapNode(version = process.versions.node) {
  const [a = 0, b = 0] = version.split('.').map(Number)
  if (a > 20 || (a === 20 && b >= 19)) return
  throw new Problem(`Node 20.19 or newer is needed; this is ${version}.`)
}

/** The Node 24 that comes with the dependencies, or the one that runs this when it is new enough. @throws Problem */
function node24(root) {
  const own = path.join(root, 'node_modules/.bin/node')
  if (existsSync(own)) return own
  if (major(process.version) >= 24) return process.execPath
  throw new Problem(`Node 24 does not come as a package for ${process.platform}-${process.arch}: install it and start again.`)
}

/** Goes on in Node 24: same arguments, signals passed on, its exit status is ours. */
export function continueIn(root, script, args, env = {}) {
  const child = spawn(node24(root), [path.join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env, PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}` },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the channel's end tells the child when we are killed
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
