import type { SandboxFaultName, SandboxFaultView } from '@understudy/observe'
import type { Fault, FaultRule } from '../fault-proxy/index.ts'

const error = (kind: Extract<Fault, { kind: 'error' }>['error']) => (): Fault => ({ kind: 'error', error: kind })
const plain = (kind: Exclude<Fault, { ms: number } | { error: string }>['kind']) => (): Fault => ({ kind })
const timed =
  (kind: Extract<Fault, { ms: number }>['kind']) =>
  (ms: number): Fault => ({ kind, ms })

const faults: Readonly<Record<SandboxFaultName, (ms: number) => Fault>> = {
  refuse: plain('refuse'),
  black_hole: plain('black_hole'),
  slow_drip: plain('slow_drip'),
  half_errors: error('internal'),
  throttling: error('throttling'),
  access_denied: error('access_denied'),
  clock_skew: timed('clock_skew'),
  empty_dns: plain('empty_dns'),
  delayed_delivery: timed('delayed_delivery'),
  errors: error('internal'),
  slow_down: error('slow_down'),
  expired_token: error('expired_token'),
  silent: plain('silent'),
  reset: plain('reset'),
  truncate: plain('truncate'),
  html: plain('html'),
  latency: timed('latency'),
  partial_batch: plain('partial_batch'),
}

/** What the sandbox is ordered to do wrong, as the proxy's rules; each has a door a port. The newest comes first, and so wins. */
export const rulesOf = (active: readonly SandboxFaultView[]): FaultRule[] =>
  active.map(({ id, ports, fault, share, tenants, operations, delayMs, endsAt }) => ({
    id,
    fault: faults[fault](delayMs ?? 0),
    doors: ports,
    share,
    ...(tenants && tenants.length > 0 ? { tenants } : {}),
    ...(operations && operations.length > 0 ? { operations } : {}),
    seed: Number.parseInt(id.slice(-8), 16),
    ...(endsAt === null ? {} : { untilMs: endsAt.getTime() }),
  }))
