export type { Fault, FaultKind } from './fault.ts'
export { startFaultProxy, type FaultProxy, type FaultProxyOptions } from './fault-proxy.ts'
export type { FaultRule } from './fault-rule.ts'
export type { AwsService } from './request-facts.ts'
