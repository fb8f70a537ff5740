import { isRefused, type ClientCall } from '../workload/client-call.ts'
import type { Finding } from './finding.ts'
import { isAcknowledged, isBefore, isPossible, nameOf, newerThan } from './ordering.ts'

/** One thing of which one value holds at a time: an object's key, a key-value. */
export interface Register {
  readonly name: string
  readonly chain: string
  readonly tenant: string
  /** All that set or removed it. */
  readonly writes: readonly ClientCall[]
}

const removes = ({ asked }: ClientCall): boolean => asked.kind === 'delete'

/** Who wrote what was found. */
export type Found = { readonly call: ClientCall } | { readonly finding: Finding }

/** @param saying `<tenant>|<key>|<label>`, as clients write it */
export function writerOf({ name, chain, tenant, writes }: Register, saying: string): Found {
  const [whose, , label] = saying.split('|')
  if (whose !== tenant) return { finding: { kind: 'leaked', chain, detail: `${name} of ${tenant} says ${saying}` } }
  const call = writes.find((each) => each.label === label)
  if (!call) return { finding: { kind: 'foreign', chain, detail: `${name} says ${saying}, which nobody wrote there` } }
  if (isRefused(call))
    return { finding: { kind: 'denied', chain, detail: `${name} holds ${nameOf(call)}, which was refused for sure` } }
  return { call }
}

/** What holds at the end has to be a legal winner: nothing acknowledged may be newer. */
export function auditFinal(register: Register, side: string, saying: string | null): Finding[] {
  const { name, chain, writes } = register
  const about = `${name} on ${side}`
  if (saying !== null) {
    const found = writerOf(register, saying)
    if ('finding' in found) return [found.finding]
    const newer = newerThan(found.call, writes)
    return newer
      ? [
          {
            kind: 'lost',
            chain,
            detail: `${about} ends with ${nameOf(found.call)}, but ${nameOf(newer)} was acknowledged after it`,
          },
        ]
      : []
  }
  const sets = writes.filter((each) => !removes(each) && isAcknowledged(each))
  const removals = writes.filter((each) => removes(each) && isPossible(each))
  const isLegal = sets.length === 0 || removals.some((removal) => !sets.some((set) => isBefore(removal, set)))
  return isLegal
    ? []
    : [{ kind: 'lost', chain, detail: `${about} ends with nothing, but ${nameOf(sets.at(-1)!)} was acknowledged` }]
}

export interface Reading {
  readonly call: ClientCall
  readonly fromMs: number
  readonly toMs: number
  /** It says that it may be behind. */
  readonly isFlagged: boolean
  readonly saying: string | null
}

/** What was read may not be older than what was acknowledged before it was asked for, unless it says so. */
export function auditReading(register: Register, { call, fromMs, toMs, isFlagged, saying }: Reading): Finding[] {
  const { name, chain, writes } = register
  const who = `${nameOf(call)} read of ${name}`
  if (saying !== null) {
    const found = writerOf(register, saying)
    if ('finding' in found) return [found.finding]
    const newer = isFlagged ? undefined : newerThan(found.call, writes, fromMs)
    return newer
      ? [{ kind: 'stale', chain, detail: `${who} ${nameOf(found.call)}, but ${nameOf(newer)} was acknowledged before` }]
      : []
  }
  if (isFlagged) return []
  const missing = writes.find(
    (each) =>
      !removes(each) &&
      isAcknowledgedBefore(each, fromMs) &&
      !writes.some((other) => removes(other) && isPossible(other) && !isBefore(other, each) && other.attempts[0]!.fromMs < toMs),
  )
  return missing ? [{ kind: 'stale', chain, detail: `${who} nothing, but ${nameOf(missing)} was acknowledged before` }] : []
}

const isAcknowledgedBefore = (call: ClientCall, ms: number): boolean =>
  call.attempts.some(({ outcome, toMs }) => outcome?.ok === true && toMs !== null && toMs < ms)
