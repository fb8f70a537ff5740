import 'server-only'
import { agents } from '@understudy/agents/server'
import type { ApiServices } from '@understudy/api'
import { createRoutedPorts } from '@understudy/continuity/server'
import type { SystemFacts } from '@understudy/observe/server'
import type { ResolvedConfig } from '@understudy/ports/server'
import { AgentRegistry } from '@understudy/runtime/server'
import { installation } from './installation'
import { oncePerProcess } from './once-per-process'

/** What procedures need beside the database. */
export const services = (): ApiServices =>
  oncePerProcess('services', () => {
    const { config, settings, providers, health, recorder, clock, log } = installation()
    const chains = settings.config.ports
    const record = recorder.record.bind(recorder)
    return {
      version: config.version,
      ports: createRoutedPorts({ providers, chains, health, record, clock, log }),
      agents: new AgentRegistry(agents),
      system: systemFacts(settings),
    }
  })

function systemFacts({ config: { sandbox }, sources }: ResolvedConfig): SystemFacts {
  return {
    settings: sources,
    sandbox: !sandbox.enabled
      ? { state: 'off', sentence: 'Switched off by sandbox.enabled in config/understudy.yaml.' }
      : sandbox.url
        ? { state: 'running', sentence: `It answers on ${sandbox.url}. Nothing in it leaves this machine.` }
        : { state: 'not_available', sentence: sandbox.reason ?? 'It was not started with this process.' },
  }
}
