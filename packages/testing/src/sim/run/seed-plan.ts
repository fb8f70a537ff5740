import { defaultContinuitySettings, type ContinuitySettings, type PortChains } from '@understudy/continuity/server'
import type { PortName } from '@understudy/ports'
import { scheduleNames, type ScheduleName } from '../schedules/schedules.ts'
import type { Chance } from '../world.ts'

/** What a seed stands for before anything has happened. */
export interface SeedPlan {
  readonly schedule: ScheduleName
  readonly places: readonly string[]
  readonly ports: readonly PortName[]
  readonly clients: number
  readonly callsEach: number
  readonly keys: readonly string[]
  /** Milliseconds for which clients ask, about. */
  readonly spanMs: number
  readonly chains: PortChains
  readonly settings: ContinuitySettings
  readonly adapterMs: number
}

const PORTS: readonly (readonly PortName[])[] = [
  ['objects'],
  ['objects'],
  ['objects'],
  ['memory'],
  ['search'],
  ['objects', 'memory', 'search'],
]

/** @param named the schedule, where it is not for the seed to choose */
export function planSeed(chance: Chance, named: ScheduleName | null): SeedPlan {
  const random = chance.stream('plan')
  const oneOf = <T>(these: readonly T[]): T => these[Math.floor(random() * these.length)]!
  const between = (from: number, to: number) => Math.round(from + random() * (to - from))
  // Half are mixed; the others have a name.
  const drawn = random() < 0.5 ? 'mixed' : oneOf(scheduleNames)
  const clients = between(2, 4)
  const callsEach = between(6, 14)
  const timeoutMs = oneOf([400, 1_000, 3_000])
  const port = { chain: ['aws', 'local'], timeoutMs } as const
  const { breakers, wayBack, routing } = defaultContinuitySettings
  return {
    schedule: named ?? drawn,
    places: ['p1', 'p2', 'p3'].slice(0, between(2, 3)),
    ports: oneOf(PORTS),
    clients,
    callsEach,
    keys: ['a', 'b', 'c'].slice(0, between(1, 3)),
    spanMs: between(3_000, 9_000),
    chains: { objects: port, memory: port, search: port, models: port },
    // Quicker than an installation's own, so that much happens in little time.
    settings: {
      breakers: { ...breakers, openMs: 2_000, openMaxMs: 20_000, rampPerSecond: 0.5 },
      wayBack: { ...wayBack, rampPerSecond: 0.5, probesOverMs: 1_000, pace: { calmMs: 1_000, alertMs: 250 } },
      routing,
    },
    adapterMs: timeoutMs * 2,
  }
}
