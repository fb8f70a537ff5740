import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'

const root = path.resolve(import.meta.dirname, '../..')
const firstSignIn = /First sign-in: (\S+) with the one-time password (\S+)/

/** A whole Understudy of a test's own: database, sandbox AWS, worker, console, on free ports and in a folder that goes with it. */
export interface Installation {
  readonly url: string
  readonly dataDir: string
  readonly adminEmail: string
  readonly oneTimePassword: string
  /** What it printed so far. */
  output(): string
  /** The process of this part at this moment: after a kill another one takes its place. */
  pidOf(part: 'console' | 'worker' | 'database'): number
  stop(): Promise<void>
}

/**
 * Starts one as `npm start` does: 10 s, the build apart, which is made at most once.
 * `env` overrides settings, for example UNDERSTUDY_SANDBOX_ENABLED=false for one that is wholly local.
 * UNDERSTUDY_E2E_BUILD=last takes the console as it was last built, also when sources have changed since.
 */
export async function startInstallation(env: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-e2e-'))
  chmodSync(dataDir, 0o711) // on a root machine the database runs as another account
  const port = await freePort()
  const args = ['scripts/start.mjs', '--data', dataDir, '--port', String(port)]
  if (process.env.UNDERSTUDY_E2E_BUILD === 'last') args.push('--no-build')
  const { DATABASE_URL: _unwanted, ...inherited } = process.env
  const child = spawn(process.execPath, args, { cwd: root, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('Understudy is at') && output.includes('Ctrl-C stops')) resolve()
      })
    }
    child.once('exit', (code) => reject(new Error(`the installation ended with ${code}:\n${output}`)))
  }).catch(async (error: unknown) => {
    const logs = ['console', 'worker'].map((name) => path.join(dataDir, 'logs', `${name}.log`)).filter((file) => existsSync(file))
    const tails = logs.map((file) => readFileSync(file, 'utf8').slice(-2000))
    await stop()
    throw new Error(`${String(error)}\n${tails.join('\n')}`)
  })
  const [, adminEmail, oneTimePassword] = firstSignIn.exec(output) ?? []
  if (adminEmail === undefined || oneTimePassword === undefined) throw new Error(`no first sign-in was printed:\n${output}`)
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    adminEmail,
    oneTimePassword,
    output: () => output,
    pidOf: (part) => {
      if (part === 'database') return Number.parseInt(readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8'), 10)
      const { children } = JSON.parse(readFileSync(path.join(dataDir, 'understudy.pid'), 'utf8')) as {
        children: Record<string, { pid: number }>
      }
      const pid = children[part]?.pid
      if (pid === undefined) throw new Error(`no ${part} runs`)
      return pid
    },
    stop,
  }
}
