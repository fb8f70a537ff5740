import type { BreakerSnapshot, CallCounts, CallKind, KindSnapshot } from '@understudy/resilience'

/**
 * Of one kind of calls, as exact as one looks often; milliseconds of this process's wall clock. `answeredAt`: the look at which an answer
 * was first counted that no look before had counted; null: never. `failingSince`: the look at which the failures in a row were first
 * counted that go on now; null: the last call was answered.
 */
export type LastSeen = Readonly<Record<'answeredAt' | 'failingSince', number | null>>

interface Looked extends LastSeen {
  readonly second: number
  readonly answered: number
}

export const callKinds: readonly CallKind[] = ['read', 'write']
const SECOND_MS = 1_000

/** When calls were last answered, and since when they fail: breakers count by the second, and pay for nothing more exact. */
export class AnswerWatch {
  readonly #looked = new Map<string, Looked>()

  look({ key, kinds }: Pick<BreakerSnapshot, 'key' | 'kinds'>, now: Date, monotonicMs: number): void {
    const second = Math.floor(monotonicMs / SECOND_MS)
    for (const kind of callKinds) this.#lookAt(`${key} ${kind}`, kinds[kind], now.getTime(), second)
  }

  of(key: string, kind: CallKind): LastSeen {
    const { answeredAt = null, failingSince = null } = this.#looked.get(`${key} ${kind}`) ?? {}
    return { answeredAt, failingSince }
  }

  #lookAt(place: string, { buckets, consecutiveFailures }: KindSnapshot, atMs: number, second: number): void {
    const before = this.#looked.get(place)
    const [previous = 0, answered = 0] = buckets.slice(-2).map(answeredOf)
    const isSame = before?.second === second
    const known = isSame ? before.answered : before?.second === second - 1 ? before.answered : 0
    const isAnswered = isSame ? answered > known : answered > 0 || previous > known
    this.#looked.set(place, {
      second,
      answered,
      answeredAt: isAnswered ? atMs : (before?.answeredAt ?? null),
      // Answered since the last look, and failing again: these failures have only begun.
      failingSince: consecutiveFailures === 0 ? null : isAnswered ? atMs : (before?.failingSince ?? atMs),
    })
  }
}

const answeredOf = ({ calls, failures }: CallCounts): number => calls - failures
