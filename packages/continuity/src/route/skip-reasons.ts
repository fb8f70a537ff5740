import type { CallKind } from '@understudy/resilience'
import type { FleetState } from '../fleet/fleet-state.ts'
import type { TripReason } from '../fleet/schema.ts'
import type { ModeOrder } from '../modes/mode-order.ts'
import { errorWords } from '../pages/error-words.ts'

const time = (at: Date): string => at.toISOString().slice(11, 16)

const until = ({ setByName, expiresAt }: ModeOrder): string =>
  `by ${setByName}${expiresAt ? ` until ${time(expiresAt)} UTC` : ''}`

/** Why an order excludes a side for this kind of call, in words; null where it does not. */
export function refusedByOrder(order: ModeOrder, side: 'aws' | 'local', kind: CallKind): string | null {
  if (order.mode === 'force_local' && side === 'aws') return `forced local ${until(order)}`
  if (order.mode === 'force_aws' && side === 'local') return `forced to AWS ${until(order)}`
  if (order.mode === 'drain' && side === 'aws' && kind === 'write') return `drained ${until(order)}: no new writes`
  return null
}

const rules: Record<TripReason['rule'], (reason: TripReason) => string> = {
  consecutive: ({ count, kind }) => `${count} ${kind}s failed in a row`,
  failure_rate: ({ count, of, kind }) => `${count} of ${of} ${kind}s failed`,
  failure_rate_large: ({ count, of, kind }) => `${count} of ${of} ${kind}s failed`,
  slow_rate: ({ count, of, kind }) => `${count} of ${of} ${kind}s were slow`,
  probes: ({ count }) => `${count} probes failed in a row`,
}

export const reasonWords = (reason: TripReason): string =>
  rules[reason.rule](reason) + (reason.lastError ? ` (${errorWords(reason.lastError)})` : '')

export function saysTripped({ phase, reason, changedAt }: FleetState): string {
  const why = reason ? `: ${reasonWords(reason)}` : ''
  if (phase === 'answering') return `it answers probes again since ${time(changedAt)} UTC, and takes no calls yet`
  if (phase === 'replaying') return 'it is being given the writes that it missed'
  if (phase === 'comparing') return 'both sides are being compared'
  return `tripped since ${time(changedAt)} UTC${why}`
}
