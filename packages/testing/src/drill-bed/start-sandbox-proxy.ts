import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../../..')

/** The process between ports and sandbox, as `npm start` runs it. @returns how to end it */
export async function startSandboxProxy(env: Readonly<Record<string, string>>): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['packages/testing/src/sandbox-proxy/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const [line] = (await Promise.race([once(child.stdout, 'data'), exit])) as [Buffer | number]
  if (!String(line).includes('"ready":true')) throw new Error(`the sandbox's proxy did not start: ${String(line)}`)
  return async () => {
    child.kill('SIGTERM')
    await exit
  }
}
