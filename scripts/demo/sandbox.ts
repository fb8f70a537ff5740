import { systemActor } from '@understudy/core'
import type { Database } from '@understudy/db'
import { onPlatform } from '@understudy/identity/server'
import type { BreakSandboxInput } from '@understudy/observe'
import { breakSandbox, repairWholeSandbox } from '@understudy/observe/server'
import { silentLogger } from '@understudy/telemetry'

const actor = systemActor('demo')
const ports = ['objects', 'memory'] as const
const sandbox = {
  state: 'running' as const,
  sentence: '',
  ports: ports.map((port) => ({ port, isBreakable: true, reason: null })),
}

/** Breaks S3 and AgentCore of the sandbox as the page does: in the trail, for every process, until repaired. */
export async function breakAws(db: Database, fault: Pick<BreakSandboxInput, 'fault' | 'tenants'>): Promise<void> {
  const input = { ports: [...ports], durationS: null, reason: 'a demo', ...fault }
  await onPlatform({ db, log: silentLogger }, actor, (ctx) => breakSandbox({ ...ctx, sandbox }, input))
}

export async function repairAws(db: Database): Promise<void> {
  await onPlatform({ db, log: silentLogger }, actor, repairWholeSandbox)
}
