import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { LoadTarget } from '@understudy/testing/load'
import { z } from 'zod'
import { freePort } from '../../e2e/support/free-port.ts'
import { connect } from './connect.ts'
import type { DemoOptions } from './options.ts'
import { DemoProblem } from './problem.ts'

const root = path.resolve(import.meta.dirname, '../..')
const consoleServer = 'apps/console/.next/standalone/apps/console/server.js'

export interface Installation {
  readonly target: LoadTarget
  /** Of its pages; null without. */
  readonly url: string | null
  stop(): Promise<void>
}

const lockSchema = z.looseObject({ port: z.number(), children: z.record(z.string(), z.unknown()) })

/** One that runs already, with pages where it has them. */
async function runningOne(dataDir: string): Promise<Installation> {
  const lock = path.join(dataDir, 'understudy.pid')
  if (!existsSync(lock)) throw new DemoProblem(`No installation runs in ${dataDir}: start it with npm start.`)
  const { port, children } = lockSchema.parse(JSON.parse(readFileSync(lock, 'utf8')))
  const target = await connect(dataDir)
  return { target, url: 'console' in children ? `http://127.0.0.1:${port}` : null, stop: () => target.db.close() }
}

function started(child: ChildProcess, say: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        for (const line of text.split('\n')) if (/^\s*(✓|First sign-in)/.test(line)) say(line.trim())
        if (output.includes('Ctrl-C stops everything')) resolve()
      })
    child.once('exit', () => reject(new DemoProblem(`The installation did not start: ${output.trim().split('\n').at(-1) ?? ''}`)))
  })
}

/** Database, sandbox, proxy, worker and pages in a temporary folder, on free ports. `settings` as environment variables. */
async function ownOne(
  hasConsole: boolean,
  settings: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<Installation> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-demo-'))
  chmodSync(dataDir, 0o711) // on a root machine the database runs as another account
  const port = await freePort()
  const isBuilt = existsSync(path.join(root, consoleServer))
  const withPages = hasConsole && isBuilt
  if (hasConsole && !isBuilt) say('The pages are not built (npm start builds them): it runs without them.')
  const args = ['scripts/start/main.mjs', '--data', dataDir, '--port', String(port), withPages ? '--no-build' : '--no-console']
  const { DATABASE_URL: _unwanted, ...inherited } = process.env
  // A group of its own: Ctrl-C reaches the demo, which stops it in order.
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...inherited, ...settings },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await started(child, say)
    const target = await connect(dataDir)
    return {
      target: { ...target, env: { ...target.env, ...settings } },
      url: withPages ? `http://127.0.0.1:${port}` : null,
      stop: async () => {
        await target.db.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

export const openInstallation = (
  { dataDir, hasConsole }: Pick<DemoOptions, 'dataDir' | 'hasConsole'>,
  settings: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<Installation> => (dataDir === null ? ownOne(hasConsole, settings, say) : runningOne(dataDir))
