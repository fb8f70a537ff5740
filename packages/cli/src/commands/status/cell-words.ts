import type { Cell } from '@understudy/continuity'
import { percent } from '../../output/words.ts'
import type { Paint, Terminal } from '../../terminal/terminal.ts'

const paints: Record<Cell['state'], Paint> = {
  serving: 'green',
  ready: 'green',
  tripped: 'red',
  probing: 'yellow',
  returning: 'cyan',
  throttled: 'yellow',
  partial: 'yellow',
  down: 'red',
  untested: 'dim',
  not_configured: 'dim',
}

/** One field of the matrix: "serving 100 %, 12 ms", "returning 34 %", "tripped". */
export function cellWords({ state, servedShare, admittedShare, p95Ms }: Cell, terminal: Terminal): string {
  // Without calls in the last minute there is no share to speak of.
  const share = state === 'serving' && servedShare > 0 ? servedShare : state === 'returning' ? admittedShare : null
  const words = state.replace('_', ' ')
  const late = p95Ms === null ? '' : `, ${Math.round(p95Ms)} ms`
  return `${terminal.paint(paints[state], words)}${share === null ? '' : ` ${percent(share)}`}${late}`
}
