import type { Cell } from '@understudy/continuity'
import { formatNumber, formatPercent, type Language, type StatusKind } from '@understudy/ui'

export interface CellWords {
  /** Null: nothing to judge, such as a provider that is not in the chain. */
  status: StatusKind | null
  word: string
}

const plain: Record<Exclude<Cell['state'], 'returning' | 'tripped'>, CellWords> = {
  serving: { status: 'ok', word: 'serving' },
  ready: { status: 'ok', word: 'ready' },
  probing: { status: 'degraded', word: 'probing' },
  throttled: { status: 'degraded', word: 'throttled' },
  partial: { status: 'degraded', word: 'partial' },
  down: { status: 'down', word: 'down' },
  untested: { status: 'unknown', word: 'untested' },
  not_configured: { status: null, word: 'not configured' },
}

/** How a side stands, as glyph and word. */
export function cellWords({ state, admittedShare, reason }: Cell, language: Language = 'en'): CellWords {
  if (state === 'returning')
    return { status: 'degraded', word: `${formatPercent(wholePercent(admittedShare), language)} let through` }
  if (state === 'tripped')
    return reason?.rule === 'slow_rate' ? { status: 'degraded', word: 'tripped, slow' } : { status: 'down', word: 'tripped' }
  return plain[state]
}

/** Down to the whole percent, so that 100 % is said only of all. */
const wholePercent = (share: number): number => Math.floor(share * 100) / 100

const calm: readonly Cell['state'][] = ['serving', 'ready']

/** The last error in words with how often it was seen; for a side that serves it is history and not told. */
export function cellNote({ state, lastError, detail }: Cell, language: Language = 'en'): string | null {
  if (calm.includes(state)) return null
  if (!lastError || state === 'not_configured' || state === 'partial') return detail
  const times = lastError.count > 1 ? ` ×${formatNumber(lastError.count, { language })}` : ''
  return `${lastError.message}${times}`
}
