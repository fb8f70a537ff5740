import { portNames } from '@understudy/ports'
import { sandboxDoors, type UnderstudyConfig } from '@understudy/ports/server'
import type { SandboxFacts } from './schema.ts'

function portsOf(config: UnderstudyConfig): SandboxFacts['ports'] {
  const doors = sandboxDoors(config)
  return portNames.map((port) => {
    const door = doors[port]
    if ('reason' in door) return { port, isBreakable: false, reason: door.reason }
    return { port, isBreakable: door.isBreakable, reason: door.isBreakable ? null : 'It was started without its proxy.' }
  })
}

function stateOf({ sandbox }: UnderstudyConfig): Pick<SandboxFacts, 'state' | 'sentence'> {
  if (!sandbox.enabled) return { state: 'off', sentence: 'Switched off by sandbox.enabled in config/understudy.yaml.' }
  if (sandbox.url) return { state: 'running', sentence: `It answers on ${sandbox.url}. Nothing in it leaves this machine.` }
  return { state: 'not_available', sentence: sandbox.reason ?? 'It was not started with this process.' }
}

/** Where the sandbox stands, as this process was started with it. */
export const sandboxFacts = (config: UnderstudyConfig): SandboxFacts => ({ ...stateOf(config), ports: portsOf(config) })
