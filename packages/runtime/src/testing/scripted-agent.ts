import { z } from 'zod'
import {
  defineAgent,
  defineProgram,
  type AgentDefinition,
  type StepContext,
  type StepOptions,
} from '../definition/agent-definition.ts'

export type StepWork = (step: StepContext) => Promise<string> | string
export interface ScriptedStep {
  readonly key: string
  readonly work: StepWork
  readonly options?: Partial<Pick<StepOptions<z.ZodString>, 'timeoutMs' | 'retry'>>
}

/** An agent whose programs are lists of steps, each a function of the test's own. Answers with all outputs joined. */
export function scriptedAgent(
  programs: Record<string, ScriptedStep[]>,
  budget = { tokensPerRun: 1_000, wallSeconds: 600 },
): AgentDefinition {
  const define = (steps: ScriptedStep[]) =>
    defineProgram({
      title: 'Scripted',
      inputSchema: z.object({}),
      outputSchema: z.string(),
      steps: steps.map(({ key }) => ({ key, title: key })),
      run: async (ctx) => {
        const outputs: string[] = []
        for (const { key, work, options } of steps) outputs.push(await ctx.step(key, { output: z.string(), ...options }, work))
        return outputs.join(' ')
      },
    })
  return defineAgent({
    key: 'scripted',
    version: 1,
    title: 'Scripted agent',
    description: 'Does what a test says.',
    tools: [],
    budget,
    programs: Object.fromEntries(Object.entries(programs).map(([kind, steps]) => [kind, define(steps)])),
  })
}

/** A place where work waits until the test lets it go on. */
export class Gate {
  readonly #reached = Promise.withResolvers<void>()
  readonly #opened = Promise.withResolvers<void>()
  /** Resolves once the work is here. */
  readonly reached = this.#reached.promise

  open(): void {
    this.#opened.resolve()
  }

  pass(): Promise<void> {
    this.#reached.resolve()
    return this.#opened.promise
  }
}
