import fc from 'fast-check'
import type { CallKind, CallOutcome } from '../breaker/permit.ts'
import type { AdoptedState } from '../breaker/transition.ts'

/** What may happen to a breaker. `nth` picks one of the permits that were ever given. */
export type Step =
  | { readonly does: 'acquire'; readonly kind: CallKind; readonly times: number }
  | { readonly does: 'settle'; readonly nth: number; readonly outcome: CallOutcome; readonly times: number }
  | {
      readonly does: 'call'
      readonly kind: CallKind
      readonly outcome: CallOutcome
      readonly everyMs: number
      readonly times: number
    }
  | { readonly does: 'probe'; readonly ok: boolean; readonly everyMs: number; readonly times: number }
  | Mixed
  /** With a share of 1 it is closed. */
  | ({ readonly does: 'come_back'; readonly share: number } & Omit<Mixed, 'does'>)
  | { readonly does: 'adopt'; readonly adopted: AdoptedState }
  | { readonly does: 'observe'; readonly on: boolean }
  | { readonly does: 'wait'; readonly ms: number }
  | { readonly does: 'sweep' }

interface Mixed {
  readonly does: 'mixed'
  readonly kind: CallKind
  readonly bad: CallOutcome
  readonly badEvery: number
  readonly everyMs: number
  readonly times: number
}

const is = <T extends string>(value: T) => fc.constant(value)
const kind = fc.constantFrom<CallKind>('read', 'write')
const times = fc.integer({ min: 1, max: 30 })
const everyMs = fc.constantFrom(0, 10, 400, 1500, 9000)
const mixed = {
  kind,
  bad: fc.constantFrom<CallOutcome>('failure', 'slow', 'slow', 'unknown', 'throttled'),
  badEvery: fc.constantFrom(2, 2, 3, 4, 5, 5, 20),
  everyMs: fc.constantFrom(0, 10, 200),
  times: fc.integer({ min: 15, max: 160 }),
}
const adopted: fc.Arbitrary<AdoptedState> = fc.oneof(
  fc.record({ state: is('closed') }),
  fc.record({ state: is('open') }),
  fc.record({ state: is('open'), openForMs: fc.constantFrom(1, 5000, 100_000) }),
  fc.record({ state: is('half_open'), share: fc.constantFrom(0, 0.01, 0.5, 0.995) }),
)

export const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<CallOutcome>('success', 'failure') },
  { weight: 1, arbitrary: fc.constantFrom<CallOutcome>('slow', 'throttled', 'ignored', 'cancelled', 'unknown') },
)

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: is('acquire'), kind, times }) },
  { weight: 3, arbitrary: fc.record({ does: is('settle'), nth: fc.nat(200), outcome, times: fc.nat(6) }) },
  { weight: 5, arbitrary: fc.record({ does: is('call'), kind, outcome, everyMs, times }) },
  { weight: 2, arbitrary: fc.record({ does: is('probe'), ok: fc.boolean(), everyMs, times: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ does: is('mixed'), ...mixed }) },
  { weight: 4, arbitrary: fc.record({ does: is('come_back'), share: fc.constantFrom(0.5, 0.9, 1, 1), ...mixed }) },
  { weight: 1, arbitrary: fc.record({ does: is('adopt'), adopted }) },
  { weight: 1, arbitrary: fc.record({ does: is('observe'), on: fc.constantFrom(true, false, false) }) },
  { weight: 2, arbitrary: fc.record({ does: is('wait'), ms: fc.constantFrom(1, 999, 1000, 9000, 30_000, 60_000, 130_000) }) },
  { weight: 1, arbitrary: fc.record({ does: is('sweep') }) },
)
