import type { TripReason } from '@understudy/continuity'
import { formatDuration, formatNumber } from '@understudy/ui'

const nouns = { read: 'reads', write: 'writes', probe: 'active probes' } as const

/** Which rule tripped a side, with its counts: "5 writes in a row failed within 0.4 s, seen by 3 processes". */
export function reasonWords({ rule, kind, count, of, windowMs, processes }: TripReason): string {
  const within = windowMs > 0 ? ` within ${formatDuration(windowMs, { isFine: true })}` : ''
  const seen = processes > 1 ? `, seen by ${formatNumber(processes)} processes` : ''
  const part = `${formatNumber(count)} of ${formatNumber(of)} ${nouns[kind]}`
  switch (rule) {
    case 'consecutive':
    case 'probes':
      return `${formatNumber(count)} ${nouns[rule === 'probes' ? 'probe' : kind]} in a row failed${within}${seen}`
    case 'slow_rate':
      return `${part} were slow${within}${seen}`
    default:
      return `${part} failed${within}${seen}`
  }
}
