import type { z } from 'zod'
import type { Clock, Json, TenantRef } from '@understudy/core'
import type { Logger } from '@understudy/telemetry'
import type { ScopedPorts } from './scoped-ports.ts'

export interface StepOptions<Output extends z.ZodType> {
  /** What the step depends on; its hash is kept as evidence. */
  readonly input?: Json
  /** Values must survive JSON: after a crash they are read back from it. */
  readonly output: Output
  /** Milliseconds one attempt may take, 60 s unless told. */
  readonly timeoutMs?: number
  /** Further attempts after the first, for failures that may pass; 0 unless told. */
  readonly retry?: number
}

/** What the work of one step may use. */
export interface StepContext {
  readonly ports: ScopedPorts
  /** Aborts when the run is stopped, its worker loses it, or the step's time is over. */
  readonly signal: AbortSignal
  /** `done` of `total` units; shown live, written at most four times a second. */
  progress(done: number, total: number | null, unit: string): void
  /** Settles tokens that no port answer carried, such as a stream's. Answers with `usage` are settled by themselves. */
  usage(tokensIn: number, tokensOut: number): Promise<void>
  readonly log: Logger
}

export interface RunContext {
  readonly tenant: TenantRef
  readonly session: {
    readonly id: string
    readonly title: string
    readonly userId: string
    readonly userName: string
    readonly createdAt: Date
    readonly memoryContext: { readonly memoryId: string; readonly actorId: string; readonly sessionId: string }
    readonly configuration: Readonly<Record<string, Json>>
  }
  readonly run: { readonly id: string; readonly kind: string; readonly number: number }
  /**
   * Does `work` once per run: after a crash a completed step answers with what it stored. The key must be declared by the program.
   */
  step<Output extends z.ZodType>(
    key: string,
    options: StepOptions<Output>,
    work: (step: StepContext) => Promise<z.input<Output>> | z.input<Output>,
  ): Promise<z.output<Output>>
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly log: Logger
}

export interface StepDeclaration {
  readonly key: string
  readonly title: string
}

/** One thing an agent can do, as the runtime runs it: input and output are checked on the way. */
export interface Program {
  readonly title: string
  readonly inputSchema: z.ZodType
  readonly outputSchema: z.ZodType
  readonly steps: readonly StepDeclaration[]
  run(ctx: RunContext, input: unknown): Promise<unknown>
}

export function defineProgram<Input extends z.ZodType, Output extends z.ZodType>(program: {
  title: string
  inputSchema: Input
  outputSchema: Output
  steps: readonly StepDeclaration[]
  run(ctx: RunContext, input: z.output<Input>): Promise<z.input<Output>>
}): Program {
  const run: Program['run'] = async (ctx, input) =>
    program.outputSchema.parse(await program.run(ctx, program.inputSchema.parse(input)))
  return { ...program, run }
}

/** A tool an agent may use, with the permission the person it acts for must have. */
export interface ToolDeclaration {
  readonly name: string
  readonly permission: string
  readonly class: 'read' | 'write' | 'dangerous'
}

export interface AgentBudget {
  /** Input and output together. */
  readonly tokensPerRun: number
  /** The longest one claim of a run may work. */
  readonly wallSeconds: number
}

export interface AgentDefinition {
  readonly key: string
  readonly version: number
  readonly title: string
  /** What it does, in one sentence. */
  readonly description: string
  /** The memory it remembers in; its key unless told. */
  readonly memoryId?: string
  readonly tools: readonly ToolDeclaration[]
  readonly budget: AgentBudget
  /** By kind of run: 'summarise', 'ask' … */
  readonly programs: Readonly<Record<string, Program>>
}

/** @throws Error when two steps of a program share a key. */
export function defineAgent(definition: AgentDefinition): AgentDefinition {
  for (const [kind, program] of Object.entries(definition.programs))
    if (new Set(program.steps.map((step) => step.key)).size !== program.steps.length)
      throw new Error(`${definition.key} ${kind}: two steps with one key`)
  return definition
}
