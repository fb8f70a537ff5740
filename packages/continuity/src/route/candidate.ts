import type { PortName, ProviderId } from '@understudy/ports'
import { sideOf, type Provider } from '../provider.ts'
import type { Attempt } from '../schema.ts'
import type { Refused } from './gate.ts'

/** What was decided of each candidate, in order: the explanation that every call carries. */
export class AttemptLog {
  readonly attempts: Attempt[] = []

  /** A provider that could have served is passed over. */
  passOver(provider: ProviderId, { by, reason }: Pick<Refused, 'by' | 'reason'>): void {
    this.attempts.push({ provider, decision: 'skipped', reason, durationMs: 0, by })
  }

  note(provider: ProviderId, decision: Attempt['decision'], reason: string, durationMs = 0): void {
    this.attempts.push({ provider, decision, reason, durationMs: Math.round(durationMs * 10) / 10 })
  }
}

/** Providers of the chain that have the port; the others are noted with why not. */
export function configuredOf(chain: readonly Provider[], port: PortName, log: AttemptLog): Provider[] {
  for (const provider of chain)
    if (provider.ports[port] === undefined) log.note(provider.id, 'skipped', provider.notConfigured[port] ?? 'not configured')
  return chain.filter((provider) => provider.ports[port] !== undefined)
}

export const sidesOf = (providers: readonly Provider[]) => [...new Set(providers.map(({ id }) => sideOf(id)))]
