import type { SystemFacts } from '@understudy/observe/server'
import { portNames } from '@understudy/ports'
import { sandboxDoors, type ResolvedConfig } from '@understudy/ports/server'

type Sandbox = SystemFacts['sandbox']

function portsOf({ config }: ResolvedConfig): Sandbox['ports'] {
  const doors = sandboxDoors(config)
  return portNames.map((port) => {
    const door = doors[port]
    if ('reason' in door) return { port, isBreakable: false, reason: door.reason }
    return { port, isBreakable: door.isBreakable, reason: door.isBreakable ? null : 'It was started without its proxy.' }
  })
}

function stateOf({ config: { sandbox } }: ResolvedConfig): Pick<Sandbox, 'state' | 'sentence'> {
  if (!sandbox.enabled) return { state: 'off', sentence: 'Switched off by sandbox.enabled in config/understudy.yaml.' }
  if (sandbox.url) return { state: 'running', sentence: `It answers on ${sandbox.url}. Nothing in it leaves this machine.` }
  return { state: 'not_available', sentence: sandbox.reason ?? 'It was not started with this process.' }
}

/** What this process was started with: settings, and where the sandbox stands. */
export const systemFacts = (settings: ResolvedConfig): SystemFacts => ({
  settings: settings.sources,
  sandbox: { ...stateOf(settings), ports: portsOf(settings) },
})
