import type { Fault } from './fault.ts'
import type { AwsService, RequestFacts } from './request-facts.ts'

/** One fault, and the calls that it hits: those that fit everything that is given. */
export interface FaultRule {
  readonly id: string
  readonly fault: Fault
  /** Names of the proxy's doors. */
  readonly doors?: readonly string[]
  readonly services?: readonly AwsService[]
  /** As the API calls them: `PutObject`, `CreateEvent`. */
  readonly operations?: readonly string[]
  /** Slugs. */
  readonly tenants?: readonly string[]
  /** Of the calls that fit, 0 to 1; 1 unless told. */
  readonly share?: number
  /** The same seed hits the same calls of a sequence. */
  readonly seed?: number
  /** Milliseconds of the epoch; from the beginning, and for ever, unless told. */
  readonly fromMs?: number
  readonly untilMs?: number
}

export const isActive = ({ fromMs = -Infinity, untilMs = Infinity }: FaultRule, nowMs: number): boolean =>
  fromMs <= nowMs && nowMs < untilMs

export const fitsDoor = ({ doors }: FaultRule, door: string): boolean => doors === undefined || doors.includes(door)

const fits = <T>(wanted: readonly T[] | undefined, is: T | null): boolean =>
  wanted === undefined || (is !== null && wanted.includes(is))

export const fitsRequest = (rule: FaultRule, facts: RequestFacts): boolean =>
  fits(rule.services, facts.service) &&
  fits(rule.operations, facts.operation) &&
  (rule.tenants === undefined || rule.tenants.some((slug) => facts.isOf(slug)))

/** Everything on its doors: only then may a fault act before there is a request. */
export const hitsWholeDoor = ({ services, operations, tenants, share = 1 }: FaultRule): boolean =>
  share >= 1 && services === undefined && operations === undefined && tenants === undefined
