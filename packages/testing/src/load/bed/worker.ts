import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../../../..')

/** A worker as `npm start` runs it. */
export interface RunningWorker {
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

/** Resolves once it works. @throws when it does not start */
export async function startWorkerProcess(env: Readonly<Record<string, string>>, logFile: number): Promise<RunningWorker> {
  const child = spawn(process.execPath, ['apps/worker/src/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', logFile] })
  const exit = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    let output = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4_000)
      if (output.includes('"ready":true')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}: ${output}`)))
  })
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exit
  }
  return { stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
