import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import { listProcesses } from '../system/list-processes.ts'
import { listActiveFaults } from './list-active-faults.ts'
import type { SandboxFacts, SandboxStatus } from './schema.ts'

export async function sandboxStatus(ctx: { tx: Tx; clock: Clock; sandbox: SandboxFacts }): Promise<SandboxStatus> {
  const { sandbox } = ctx
  const processes = await listProcesses(ctx)
  const isAlive = processes.some(({ kind, state }) => kind === 'sandbox' && state === 'ok')
  return {
    ...sandbox,
    proxy: sandbox.state !== 'running' ? 'off' : isAlive ? 'ok' : 'down',
    faults: await listActiveFaults(ctx),
    at: ctx.clock.now(),
  }
}
