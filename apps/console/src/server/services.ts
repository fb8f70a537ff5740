import 'server-only'
import { agents } from '@understudy/agents/server'
import type { ApiServices } from '@understudy/api'
import { createRoutedPorts } from '@understudy/continuity/server'
import { AgentRegistry } from '@understudy/runtime/server'
import { installation } from './installation'
import { oncePerProcess } from './once-per-process'
import { systemFacts } from './system-facts'

/** What procedures need beside the database. */
export const services = (): ApiServices =>
  oncePerProcess('services', () => {
    const { config, settings, providers, continuity, journal, thresholds, recorder, clock, log } = installation()
    const chains = settings.config.ports
    const record = recorder.record.bind(recorder)
    return {
      version: config.version,
      ports: createRoutedPorts({ providers, chains, gate: continuity.gate, journal, record, clock, log }),
      continuity: { providers, chains, gate: continuity.gate, thresholds: { ...thresholds.breakers, ...thresholds.wayBack } },
      agents: new AgentRegistry(agents),
      system: systemFacts(settings),
    }
  })
