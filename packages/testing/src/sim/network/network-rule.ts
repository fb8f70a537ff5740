import type { PortName } from '@understudy/ports'

/**
 * refused: nothing is sent · blackhole: it never arrives and nobody says so · lost: it is done and nobody says so · late: it is done
 * long after the caller has given up · reset: the connection breaks, before or after it is done · throttled · failed: 500, done or not ·
 * slow · partial: of a batch a part is done, and the connection breaks
 */
export const networkFaults = ['refused', 'blackhole', 'lost', 'late', 'reset', 'throttled', 'failed', 'slow', 'partial'] as const
export type NetworkFault = (typeof networkFaults)[number]

export interface NetworkRule {
  readonly fault: NetworkFault
  readonly side: 'aws' | 'local'
  /** All, unless told. */
  readonly ports?: readonly PortName[]
  /** By name; all, unless told. */
  readonly processes?: readonly string[]
  readonly tenants?: readonly string[]
  readonly kinds?: readonly ('read' | 'write')[]
  /** 0 to 1: of the calls that it is about. */
  readonly share: number
}

export interface NetworkCall {
  readonly process: string
  readonly side: 'aws' | 'local'
  readonly port: PortName
  readonly tenant: string
  readonly kind: 'read' | 'write'
  readonly name: string
}

export const isAbout = (rule: NetworkRule, call: NetworkCall): boolean =>
  rule.side === call.side &&
  (rule.ports?.includes(call.port) ?? true) &&
  (rule.processes?.includes(call.process) ?? true) &&
  (rule.tenants?.includes(call.tenant) ?? true) &&
  (rule.kinds?.includes(call.kind) ?? true)
