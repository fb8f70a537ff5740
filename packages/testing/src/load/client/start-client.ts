import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LoadCall, LoadRates } from '@understudy/continuity/load'
import type { ClientPlan } from './client-plan.ts'
import { HistoryReader } from './read-history.ts'

const main = path.join(import.meta.dirname, 'main.ts')
const root = path.resolve(import.meta.dirname, '../../../../..')

export interface RunningClient {
  readonly clientId: string
  readonly pid: number
  calls(): readonly LoadCall[]
  setRates(rates: LoadRates): void
  /** No more calls; resolves when those under way are over and everything is written. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

/** Resolves once it makes calls. @throws when it does not start */
export async function startClient(
  plan: ClientPlan,
  env: Readonly<Record<string, string | undefined>>,
  logFile: number,
): Promise<RunningClient> {
  const planFile = `${plan.historyFile}.plan`
  writeFileSync(planFile, JSON.stringify(plan))
  const child = fork(main, [planFile], { cwd: root, env, execArgv: [], stdio: ['ignore', 'pipe', logFile, 'ipc'] })
  const exit = once(child, 'exit')
  await untilReady(child, plan.clientId)
  const reader = new HistoryReader(plan.clientId, plan.historyFile)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exit
  }
  return {
    clientId: plan.clientId,
    pid: child.pid!,
    calls: () => reader.calls(),
    setRates: (rates) => void child.send(rates),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function untilReady(child: ChildProcess, clientId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.includes('"ready":true')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`client ${clientId} ended with ${code}: ${output.slice(-500)}`)))
  })
}
