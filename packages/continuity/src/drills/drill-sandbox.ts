import type { Clock } from '@understudy/core'
import type { Tx, VerbContext } from '@understudy/db'
import type { PortName, SandboxFaultName } from '@understudy/ports'

/** One fault that a drill asks for. */
export interface DrillFault {
  readonly ports: PortName[]
  readonly fault: SandboxFaultName
  readonly operations: readonly string[]
  readonly share: number
  /** Slugs; none: everybody. */
  readonly tenants: readonly string[]
  readonly delayMs: number | null
  /** Whole seconds after which it ends by itself, should nobody be left to end it. */
  readonly durationS: number
  readonly reason: string
}

/** The sandbox AWS as drills need it; the application provides it from its own verbs. */
export interface DrillSandbox {
  readonly facts: {
    readonly state: 'running' | 'off' | 'not_available'
    readonly sentence: string
    readonly ports: readonly { readonly port: PortName; readonly isBreakable: boolean; readonly reason: string | null }[]
  }
  /** Whether the process that breaks is there. */
  isAlive(ctx: { tx: Tx; clock: Clock }): Promise<boolean>
  /** Who broke it, where it is broken now. */
  brokenBy(ctx: { tx: Tx; clock: Clock }): Promise<string | null>
  /** @returns the fault's id */
  break(ctx: VerbContext, fault: DrillFault): Promise<string>
  repair(ctx: VerbContext, ids: readonly string[]): Promise<void>
}
