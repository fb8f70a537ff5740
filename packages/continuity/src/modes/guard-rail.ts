import type { Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { chainOf } from '../chain-of.ts'
import { readFleet } from '../fleet/fleet-state.ts'
import { sideOf } from '../provider.ts'
import { saysTripped } from '../route/skip-reasons.ts'
import type { ContinuityFacts } from '../services.ts'
import type { ModeKind } from './schema.ts'

/** The side that has to be there for an order to leave the port with one. */
const needs: Record<ModeKind, 'aws' | 'local' | null> = { force_aws: 'aws', force_local: 'local', drain: 'local', observe: null }

/** Why an order would leave the port without a side that can serve it; null where it may be set. */
export async function guardRail(
  tx: Tx,
  { providers, chains }: Pick<ContinuityFacts, 'providers' | 'chains'>,
  port: PortName,
  mode: ModeKind,
): Promise<string | null> {
  const side = needs[mode]
  if (!side) return null
  const name = side === 'aws' ? 'AWS' : 'This machine'
  const candidates = chainOf(port, providers, chains).filter(({ id }) => sideOf(id) === side)
  const configured = candidates.filter((provider) => provider.ports[port] !== undefined)
  if (candidates.length === 0) return `${name} is not in the chain of ${port}: nobody would serve it.`
  if (configured.length === 0)
    return `${name} is not configured for ${port} (${candidates[0]!.notConfigured[port] ?? 'not configured'}): nobody would serve it.`
  const words = await readFleet(tx)
  const tripped = words.find((word) => word.port === port && word.state === 'open' && sideOf(word.provider) === side)
  if (tripped) return `${tripped.provider} cannot serve ${port}, ${saysTripped(tripped)}: nobody would serve it.`
  const findings = await tx.providerHealth.findMany({ where: { port, provider: { in: configured.map(({ id }) => id) } } })
  const down = findings.find(({ state }) => state === 'down')
  return down && findings.every(({ state }) => state === 'down')
    ? `${name} does not answer for ${port} (${down.detail ?? 'no answer'}): nobody would serve it.`
    : null
}
