import { sandboxFaults, sandboxServices, type SandboxFaultView, type SandboxStatus } from '@understudy/observe'
import { formatPercent, type StatusKind } from '@understudy/ui'

export interface ServiceState {
  readonly port: SandboxStatus['ports'][number]['port']
  readonly service: string
  readonly status: StatusKind
  readonly word: string
  /** Why the sandbox does not answer for it; null when it does. */
  readonly reason: string | null
}

/** An end that has come while the page was open counts without being told. */
export const inForce = (faults: readonly SandboxFaultView[], nowMs: number): SandboxFaultView[] =>
  faults.filter(({ endsAt }) => endsAt === null || endsAt.getTime() > nowMs)

/** "refuses", or of a share "50 % errors", "resets 30 %" */
function wordOf({ fault, share }: SandboxFaultView): string {
  const { word, share: usual } = sandboxFaults[fault]
  return share === 1 || share === usual ? word : `${word} ${formatPercent(share)}`
}

/** Each service behind the sandbox in one word; of several faults the newest is the one that shows. */
export function serviceStates({ ports, faults, state }: SandboxStatus, nowMs: number): ServiceState[] {
  return ports.map(({ port, isBreakable, reason }) => {
    const fault = inForce(faults, nowMs).find((each) => each.ports.includes(port))
    const about = { port, service: sandboxServices[port], reason: isBreakable ? null : reason }
    if (state !== 'running' || !isBreakable) return { ...about, status: 'pending', word: 'not here' }
    if (!fault) return { ...about, status: 'ok', word: 'works' }
    return { ...about, status: fault.share === 1 && fault.fault !== 'latency' ? 'down' : 'degraded', word: wordOf(fault) }
  })
}
