import {
  DRILL_JOB,
  DrillRunner,
  reconcileDrills,
  startDueDrill,
  startWeeklyDrills,
  type DrillFacts,
  type DrillPlaces,
  type RoutedPorts,
} from '@understudy/continuity/server'
import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import { defineJob, type Job } from '@understudy/runtime/server'
import type { Logger } from '@understudy/telemetry'
import { z } from 'zod'

/** What drills need of an installation that has a sandbox. */
export interface DrillParts {
  readonly facts: DrillFacts
  readonly aws: DrillPlaces['aws']
}

export interface DrillWorkOptions extends DrillParts {
  readonly db: Database
  readonly providers: DrillPlaces['providers']
  readonly dataDir: string
  readonly portsOf: RoutedPorts
  readonly owner: string
  readonly clock: Clock
  readonly log: Logger
}

export interface DrillWork {
  readonly jobs: Job[]
  reconcile(): Promise<unknown>
  close(): Promise<void>
}

/** Plays drills that are asked for, and those of the week; ends those that a dead worker left behind. */
export function createDrillWork(options: DrillWorkOptions): DrillWork {
  const { facts, aws, providers, dataDir, portsOf, owner, db, clock, log } = options
  const services = { db, clock, log }
  const places: DrillPlaces = { aws, providers, dataDir }
  const runner = new DrillRunner({ ...services, sandbox: facts.sandbox, places, portsOf, owner })
  const play = defineJob({
    name: DRILL_JOB,
    payload: z.object({ tenantId: z.uuid(), drillId: z.uuid() }),
    // A drill that went wrong is reported, not repeated.
    maxAttempts: 1,
    // The script has its own length, and the way back its own patience.
    timeoutMs: null,
    stuckAfterMs: 3_600_000,
    handle: async ({ drillId }) => {
      await runner.play(drillId)
      const drill = await db.app.drill.findUnique({ where: { id: drillId }, select: { trigger: true, state: true } })
      if (drill?.trigger === 'schedule' && drill.state !== 'interrupted') await startDueDrill(services, facts)
    },
  })
  const weekly = defineJob({
    name: 'continuity.weekly-drills',
    payload: z.object({}),
    maxAttempts: 1,
    timeoutMs: 60_000,
    stuckAfterMs: 30_000,
    // Every full hour: which one counts is looked up then, so that a change needs no restart.
    cron: '0 * * * *',
    handle: async () => void (await startWeeklyDrills(services, facts)),
  })
  return {
    jobs: facts.sandbox.facts.state === 'running' ? [play, weekly] : [play],
    reconcile: () => reconcileDrills(services, facts.sandbox, places),
    close: () => runner.close(),
  }
}
