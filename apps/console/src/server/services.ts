import 'server-only'
import { agents } from '@understudy/agents/server'
import type { ApiServices } from '@understudy/api'
import path from 'node:path'
import { alarmSettings, createRoutedPorts, drillSettings, JournalGauge } from '@understudy/continuity/server'
import { drillSandbox } from '@understudy/observe/server'
import { AgentRegistry } from '@understudy/runtime/server'
import { installation } from './installation'
import { oncePerProcess } from './once-per-process'
import { systemFacts } from './system-facts'

/** What procedures need beside the database. */
export const services = (): ApiServices =>
  oncePerProcess('services', () => {
    const { config, db, settings, providers, continuity, journal, thresholds, recorder, clock, log } = installation()
    const chains = settings.config.ports
    const record = recorder.record.bind(recorder)
    const system = systemFacts(settings)
    const drills = {
      folder: path.resolve(config.configDir, 'drills'),
      sandbox: drillSandbox(system.sandbox),
      schedule: drillSettings(settings.config.continuity),
    }
    return {
      version: config.version,
      ports: createRoutedPorts({
        ...{ providers, chains, gate: continuity.gate, journal, record, clock, log },
        routing: thresholds.routing,
      }),
      continuity: {
        providers,
        chains,
        gate: continuity.gate,
        drills,
        journal: new JournalGauge({
          db,
          dataDir: config.dataDir,
          settings: alarmSettings(settings.config.continuity),
          clock,
          log,
        }),
        thresholds: { ...thresholds.breakers, ...thresholds.wayBack },
      },
      agents: new AgentRegistry(agents),
      system,
    }
  })
