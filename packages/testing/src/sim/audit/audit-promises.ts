import type { OrderGiven } from '../schedules/stage.ts'
import { isWrite, type Attempt, type ClientCall } from '../workload/client-call.ts'
import { THREW } from '../workload/perform.ts'
import type { Finding } from './finding.ts'
import { nameOf } from './ordering.ts'

/** Milliseconds in which an order reaches every process that can hear. */
const HEARD_MS = 1_500
/** Milliseconds beyond its deadline that a call may take to say so. */
const OVERDUE_MS = 250

const sideOf = (servedBy: string): 'aws' | 'local' => (servedBy === 'local' ? 'local' : 'aws')

/** Orders kept, deadlines kept, and nothing thrown but what ports throw. */
export const auditPromises = (calls: readonly ClientCall[], orders: readonly OrderGiven[]): Finding[] =>
  calls.flatMap((call) =>
    call.attempts.flatMap((attempt) => [...disobeyed(call, attempt, orders), ...overdue(call, attempt), ...threw(call, attempt)]),
  )

function disobeyed(call: ClientCall, { outcome, fromMs, toMs, isInformed }: Attempt, orders: readonly OrderGiven[]): Finding[] {
  if (outcome?.ok !== true || toMs === null || !isInformed || outcome.degraded) return []
  const side = sideOf(outcome.servedBy)
  const order = orders.find(
    (each) =>
      each.port === call.port &&
      (each.tenantId === null || each.tenantId === call.tenant.id) &&
      fromMs > each.fromMs + HEARD_MS &&
      toMs < each.toMs,
  )
  const isBroken =
    (order?.mode === 'force_local' && side === 'aws') ||
    (order?.mode === 'force_aws' && side === 'local') ||
    (order?.mode === 'drain' && side === 'aws' && isWrite(call))
  return isBroken ? [{ kind: 'disobeyed', detail: `${nameOf(call)} was served by ${outcome.servedBy} under ${order!.mode}` }] : []
}

function overdue(call: ClientCall, { toMs, deadlineMs, isInformed }: Attempt): Finding[] {
  // Of a process that stood still nobody can ask to be on time.
  if (toMs === null || !isInformed || toMs - deadlineMs <= OVERDUE_MS) return []
  return [{ kind: 'overdue', detail: `${nameOf(call)} was answered ${Math.round(toMs - deadlineMs)} ms after its deadline` }]
}

const threw = (call: ClientCall, { outcome }: Attempt): Finding[] =>
  outcome?.ok === false && outcome.verdict === THREW ? [{ kind: 'threw', detail: `${nameOf(call)}: ${outcome.reason}` }] : []
