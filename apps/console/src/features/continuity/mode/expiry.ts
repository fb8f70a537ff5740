import { localInstant } from './local-instant'

export const expiryKinds = ['30min', '2h', 'at'] as const
export type ExpiryKind = (typeof expiryKinds)[number]

/** When an order ends by itself: after a while, or at a clock time of the person's zone. */
export interface Expiry {
  kind: ExpiryKind
  at: string
}

const lengthsMs = { '30min': 30 * 60_000, '2h': 2 * 3_600_000 } as const

/** The instant it ends; null while the clock time is not filled in. */
export const expiryMs = ({ kind, at }: Expiry, nowMs: number, timeZone: string): number | null =>
  kind === 'at' ? localInstant(at, timeZone) : nowMs + lengthsMs[kind]
