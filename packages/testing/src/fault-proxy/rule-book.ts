import { seededRandom } from '@understudy/core'
import type { FaultKind } from './fault.ts'
import { fitsDoor, fitsRequest, hitsWholeDoor, isActive, type FaultRule } from './fault-rule.ts'
import type { RequestFacts } from './request-facts.ts'

/** These act on whole connections: a request that arrives all the same was let through. */
const connectionFaults: ReadonlySet<FaultKind> = new Set(['empty_dns'])

interface Entry {
  readonly rule: FaultRule
  readonly random: () => number
  hits: number
}

/** The rules that hold now, in order: the first that fits a call hits it. Counts what each one hit. */
export class RuleBook {
  readonly #nowMs: () => number
  #entries: readonly Entry[] = []

  constructor(nowMs: () => number = () => Date.now()) {
    this.#nowMs = nowMs
  }

  /** A rule that stays keeps its count and its place in its sequence. */
  set(rules: readonly FaultRule[]): void {
    const known = new Map(this.#entries.map((entry) => [entry.rule.id, entry]))
    this.#entries = rules.map((rule) => {
      const entry = known.get(rule.id)
      return { rule, random: entry?.random ?? seededRandom(rule.seed ?? 1), hits: entry?.hits ?? 0 }
    })
  }

  /** The rule that hits this call, counted. */
  hit(door: string, facts: RequestFacts): FaultRule | undefined {
    const entry = this.#active().find(
      ({ rule, random }) =>
        !connectionFaults.has(rule.fault.kind) &&
        fitsDoor(rule, door) &&
        fitsRequest(rule, facts) &&
        (rule.share === undefined || rule.share >= 1 || random() < rule.share),
    )
    if (entry) entry.hits += 1
    return entry?.rule
  }

  /** The rule of this kind that hits everything on the door, if there is one. */
  ofWholeDoor(door: string, kind: FaultKind): FaultRule | undefined {
    return this.#active().find(({ rule }) => rule.fault.kind === kind && fitsDoor(rule, door) && hitsWholeDoor(rule))?.rule
  }

  /** A hit of something that is no request: a connection, a question for a name. */
  count(id: string): void {
    const entry = this.#entries.find(({ rule }) => rule.id === id)
    if (entry) entry.hits += 1
  }

  hits(): ReadonlyMap<string, number> {
    return new Map(this.#entries.map(({ rule, hits }) => [rule.id, hits]))
  }

  /** When a rule begins or ends next, milliseconds of the epoch. */
  nextChangeMs(): number | undefined {
    const nowMs = this.#nowMs()
    const times = this.#entries.flatMap(({ rule }) => [rule.fromMs ?? 0, rule.untilMs ?? 0]).filter((ms) => ms > nowMs)
    return times.length === 0 ? undefined : Math.min(...times)
  }

  #active(): readonly Entry[] {
    const nowMs = this.#nowMs()
    return this.#entries.filter(({ rule }) => isActive(rule, nowMs))
  }
}
