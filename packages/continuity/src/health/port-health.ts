import { withPlatform, type Database } from '@understudy/db'
import { portNames, type PortName } from '@understudy/ports'
import { readFleet } from '../fleet/fleet-state.ts'
import { listProviderHealth } from './list-provider-health.ts'

export interface ProviderStanding {
  readonly provider: string
  /** What the last probe found. */
  readonly state: string
  /** What the fleet lets through: closed, open, half_open. */
  readonly breaker: string
  readonly share: number
}

export type PortHealth = Readonly<Record<PortName, readonly ProviderStanding[]>>

/** How each provider of each port stands: for machines that watch, beside what pages show. */
export async function portHealth(db: Database): Promise<PortHealth> {
  const { findings, words } = await withPlatform(db, async (tx) => ({
    findings: await listProviderHealth({ tx }),
    words: await readFleet(tx),
  }))
  const standingOf = (port: PortName): ProviderStanding[] =>
    findings
      .filter((finding) => finding.port === port)
      .map(({ provider, state }) => {
        const word = words.find((each) => each.port === port && each.provider === provider)
        return { provider, state, breaker: word?.state ?? 'closed', share: word?.share ?? 1 }
      })
  return Object.fromEntries(portNames.map((port) => [port, standingOf(port)])) as unknown as PortHealth
}
