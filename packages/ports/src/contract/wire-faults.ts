import type { TenantRef } from '@understudy/core'
import { startFaultProxy, type Fault } from '@understudy/testing/fault-proxy'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { CallContext } from '../call.ts'
import type { ServedPort } from '../served-port.ts'
import { expectFinding, type ExpectedFinding } from './expect-finding.ts'

const broken = { verdict: 'unhealthy', code: 'unavailable', maybeApplied: true } as const
const late = { verdict: 'unhealthy', code: 'deadline_exceeded', maybeApplied: true, isAtDeadline: true } as const
const refused = { ...broken, maybeApplied: false } as const
const overloaded = { verdict: 'overload', code: 'unavailable', maybeApplied: false } as const
const throttled = { verdict: 'overload', code: 'rate_limited', maybeApplied: false } as const
const denied = { verdict: 'caller', code: 'forbidden', maybeApplied: false } as const
const expired = { verdict: 'auth', code: 'unavailable', maybeApplied: false } as const

/** What can happen on the way to AWS, and what each must be taken for. */
export const wireFaults = [
  ['a refused connection', { kind: 'refuse' }, refused],
  ['a black hole', { kind: 'black_hole' }, late],
  ['accepting and saying nothing', { kind: 'silent' }, late],
  ['a reset', { kind: 'reset' }, broken],
  ['a truncated 200', { kind: 'truncate' }, broken],
  ['a drip of one byte a second', { kind: 'slow_drip' }, late],
  ['500', { kind: 'error', error: 'internal' }, broken],
  ['503 SlowDown', { kind: 'error', error: 'slow_down' }, overloaded],
  ['throttling', { kind: 'error', error: 'throttling' }, throttled],
  ['access denied', { kind: 'error', error: 'access_denied' }, denied],
  ['an expired token', { kind: 'error', error: 'expired_token' }, expired],
  ['200 with HTML', { kind: 'html' }, broken],
  // Beside the twelve: what the sandbox can do as well.
  ['a clock that is wrong', { kind: 'clock_skew', ms: 3_600_000 }, expired],
  ['an empty DNS answer', { kind: 'empty_dns' }, refused],
] as const satisfies readonly (readonly [string, Fault, ExpectedFinding])[]

export type WireFault = (typeof wireFaults)[number][0]

export interface FaultyCall<Port, Facts> {
  readonly name: string
  readonly kind: 'read' | 'write'
  readonly run: (port: Port, call: CallContext, facts: Facts) => Promise<unknown>
}

export interface WireFaultSuite<Port, Facts> {
  readonly title: string
  /** The AWS behind the proxy. */
  readonly upstream: string
  readonly tenant: TenantRef
  readonly open: (endpoint: string, nameServer: string | null) => ServedPort<Port>
  /** Before the fault: what the calls need to be there. */
  readonly prepare: (port: Port) => Promise<Facts>
  readonly calls: readonly FaultyCall<Port, Facts>[]
  /** Where this service cannot say what the others say. */
  readonly differs?: (call: string, fault: WireFault) => Partial<ExpectedFinding> | undefined
}

/** Every call behind every fault, with the unmodified client: the verdict, the deadline, and what is known about a write. */
export function wireFaultSuite<Port, Facts>(suite: WireFaultSuite<Port, Facts>): void {
  describe.each(wireFaults)(`${suite.title} behind %s`, (title, fault, expected) => {
    let running: { port: Port; facts: Facts; close: () => Promise<void> }

    beforeAll(async () => {
      const doors = { aws: { upstream: suite.upstream, host: 'sandbox-aws' } }
      const proxy = await startFaultProxy({ doors, nameServerPort: 0 })
      const served = suite.open(proxy.urls.aws, proxy.nameServer)
      const facts = await suite.prepare(served.port)
      proxy.setRules([{ id: title, fault }])
      const close = async () => {
        await served.close()
        await proxy.close()
      }
      running = { port: served.port, facts, close }
    })
    afterAll(() => running.close())

    it.concurrent.each(suite.calls)('$name', ({ name, kind, run }) =>
      expectFinding(suite.tenant, kind, { ...expected, ...suite.differs?.(name, title) }, (call) =>
        run(running.port, call, running.facts),
      ),
    )
  })
}
