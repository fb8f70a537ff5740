import { sideOf, type ShownCall, type Side } from '../model'

/** The side of a port changed between two calls of the run. */
export interface SwitchRow {
  kind: 'switch'
  id: string
  to: Side
  ports: string[]
  at: Date
  reason: string | null
  /** Milliseconds that its calls took longer, because the other side was tried before, up to the next switch. */
  extraMs: number
  /** How many calls that were. */
  delayedCalls: number
  callId: string
}

const failedIn = ({ attempts }: ShownCall) => attempts.filter(({ decision }) => decision === 'failed')

/** Where a call would have gone first: it did not answer there, or was known to be away. */
const awayIn = ({ attempts }: ShownCall) => attempts.find(({ decision, by }) => decision === 'failed' || by !== undefined)

const wouldHaveServed = (call: ShownCall): Side | undefined => {
  const away = awayIn(call)
  return away && sideOf(away.provider)
}

/** Follows a run's calls and finds where each port changed sides, also with its very first call. */
export class Switches {
  readonly #sideOfPort = new Map<string, Side>()
  readonly #lastOfPort = new Map<string, SwitchRow>()

  /** The switches among the calls of one step, told together when they went to the same side. */
  among(calls: readonly ShownCall[]): SwitchRow[] {
    const found: SwitchRow[] = []
    for (const call of calls) {
      if (call.servedBy === null) continue
      const to = sideOf(call.servedBy)
      const from = this.#sideOfPort.get(call.port) ?? wouldHaveServed(call)
      this.#sideOfPort.set(call.port, to)
      if (from !== undefined && from !== to) this.#lastOfPort.set(call.port, join(found, call, to))
      this.#addPrice(call, to)
    }
    return found
  }

  /** Until the breakers have tripped, also calls after the first one try the other side before they move. */
  #addPrice(call: ShownCall, to: Side): void {
    const row = this.#lastOfPort.get(call.port)
    const lostMs = failedIn(call)
      .filter(({ provider }) => sideOf(provider) !== to)
      .reduce((sum, { durationMs }) => sum + durationMs, 0)
    if (!row || row.to !== to || lostMs === 0) return
    row.extraMs += lostMs
    row.delayedCalls += 1
  }
}

function join(found: SwitchRow[], call: ShownCall, to: Side): SwitchRow {
  const same = found.find((row) => row.to === to)
  if (same) {
    if (!same.ports.includes(call.port)) same.ports.push(call.port)
    return same
  }
  const row: SwitchRow = {
    kind: 'switch',
    id: `switch-${call.id}`,
    to,
    ports: [call.port],
    at: call.at,
    reason: awayIn(call)?.reason ?? null,
    extraMs: 0,
    delayedCalls: 0,
    callId: call.id,
  }
  found.push(row)
  return row
}
