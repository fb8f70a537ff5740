import type { PortName } from '@understudy/ports'
import type { FleetState } from '../fleet/fleet-state.ts'
import type { Cell } from '../fleet/schema.ts'
import type { ModeOrder } from '../modes/mode-order.ts'
import { sideOf, type Provider } from '../provider.ts'
import { refusedByOrder } from '../route/skip-reasons.ts'
import type { ProviderHealthView } from '../schema.ts'
import type { CallFigures } from './call-figures.ts'
import { errorWords } from './error-words.ts'

export interface CellFacts {
  readonly port: PortName
  readonly provider: Provider
  readonly word: FleetState
  readonly order: ModeOrder | null
  readonly finding: ProviderHealthView | undefined
  readonly figures: CallFigures
  /** Answered in the last minute by any provider of the port. */
  readonly allCalls: number
  /** 0 to 1: what this process would let through now. */
  readonly share: number
  /** True when it is the first that would be asked. */
  readonly isFirst: boolean
}

/** One provider of one port, as the matrix shows it. */
export function cellOf(facts: CellFacts): Cell {
  const { provider, word, finding, figures, allCalls, order } = facts
  const excluded = order !== null && refusedByOrder(order, sideOf(provider.id), 'write') !== null
  return {
    provider: provider.id,
    side: sideOf(provider.id),
    state: stateOf(facts),
    phase: word.phase,
    servedShare: allCalls === 0 ? 0 : figures.calls / allCalls,
    admittedShare: excluded ? 0 : facts.share,
    p95Ms: figures.p95Ms,
    sparkline: [...figures.sparkline],
    lastError: figures.lastError && {
      ...figures.lastError,
      message: errorWords(figures.lastError.reason),
    },
    reason: word.reason,
    since: word.epoch > 0 ? word.changedAt : (finding?.changedAt ?? null),
    nextProbeAt: word.nextProbeAt,
    epoch: word.epoch,
    detail: provider.ports[facts.port] === undefined ? (provider.notConfigured[facts.port] ?? null) : (finding?.detail ?? null),
  }
}

const builtInModels = (port: PortName, provider: Provider): boolean => port === 'models' && provider.id === 'local'

function stateOf({ port, provider, word, finding, share, isFirst }: CellFacts): Cell['state'] {
  if (provider.ports[port] === undefined) return 'not_configured'
  if (word.state === 'open') return word.phase === 'none' ? 'tripped' : 'probing'
  if (word.state === 'half_open') return 'returning'
  if (finding?.state === 'down') return 'down'
  if (!finding) return 'untested'
  if (share < 1) return share === 0 ? 'tripped' : 'throttled'
  if (builtInModels(port, provider)) return 'partial'
  return isFirst ? 'serving' : 'ready'
}
