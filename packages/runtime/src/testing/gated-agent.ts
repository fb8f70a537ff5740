import { z } from 'zod'
import { defineAgent, defineProgram, type AgentDefinition, type StepContext } from '../definition/agent-definition.ts'

/** Every place in the program where a worker may die: on entering a step, after its effect, and between steps. */
export const gatedSteps = ['one', 'two', 'three'] as const
export const gates = gatedSteps.flatMap((key) => [`enter:${key}`, `effect:${key}`, `after:${key}`])

/** More than a row keeps inline. */
export const LARGE = 'x'.repeat(100_000)

const gatedInput = z.object({ hangAt: z.string().optional() })

/** Three steps with one effect each; `reach` is told every gate and may keep the program there. */
export function gatedAgent(reach: (gate: string, runId: string, hangAt: string | undefined) => Promise<void>): AgentDefinition {
  const program = defineProgram({
    title: 'Three effects',
    inputSchema: gatedInput,
    outputSchema: z.object({ keys: z.array(z.string()), largeLength: z.number() }),
    steps: gatedSteps.map((key) => ({ key, title: `Step ${key}` })),
    run: async (ctx, { hangAt }) => {
      const pass = (gate: string) => reach(gate, ctx.run.id, hangAt)
      const effect = async (key: string, step: StepContext) => {
        await pass(`enter:${key}`)
        await step.ports.objects.put(`${ctx.run.id}/${key}`, Buffer.from(key))
        await pass(`effect:${key}`)
      }
      const keys: string[] = []
      let largeLength = 0
      for (const key of gatedSteps) {
        const output = z.object({ key: z.string(), filler: z.string() })
        const done = await ctx.step(key, { input: { key }, output, timeoutMs: 30_000 }, async (step) => {
          await effect(key, step)
          return { key, filler: key === 'two' ? LARGE : '' }
        })
        keys.push(done.key)
        largeLength = Math.max(largeLength, done.filler.length)
        await pass(`after:${key}`)
      }
      return { keys, largeLength }
    },
  })
  return defineAgent({
    key: 'gated',
    version: 1,
    title: 'Gated',
    description: 'Passes gates.',
    tools: [],
    budget: { tokensPerRun: 1_000, wallSeconds: 600 },
    programs: { work: program },
  })
}
