import type { Json } from '@understudy/core'
import { z } from 'zod'
import { MalformedAnswerError } from '../../aws/aws-call.ts'
import type { StopReason, Usage } from '../port.ts'

const usageSchema = z.object({ prompt_tokens: z.number(), completion_tokens: z.number().default(0) }).nullish()
const finishSchema = z.string().nullish()

export const completionSchema = z.object({
  model: z.string().optional(),
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z
            .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
            .nullish(),
        }),
        finish_reason: finishSchema,
      }),
    )
    .min(1),
  usage: usageSchema,
})

export const chunkSchema = z.object({
  model: z.string().optional(),
  choices: z.array(
    z.object({
      delta: z.object({
        content: z.string().nullish(),
        tool_calls: z
          .array(
            z.object({
              index: z.number().default(0),
              id: z.string().nullish(),
              function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).optional(),
            }),
          )
          .nullish(),
      }),
      finish_reason: finishSchema,
    }),
  ),
  usage: usageSchema,
})

export const embeddingsSchema = z.object({
  data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()) })),
  usage: z.object({ prompt_tokens: z.number() }).nullish(),
})

/** @throws MalformedAnswerError naming what the answer should have been */
export function read<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new MalformedAnswerError(what)
  return parsed.data
}

/** @throws MalformedAnswerError */
export function parseJson(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof SyntaxError) throw new MalformedAnswerError(what)
    throw error
  }
}

const stopReasons: Record<string, StopReason> = {
  stop: 'end_turn',
  length: 'max_tokens',
  tool_calls: 'tool_use',
  function_call: 'tool_use',
  content_filter: 'guardrail',
}

export const stopReasonOf = (finish: string | null | undefined, hasTools: boolean): StopReason =>
  hasTools ? 'tool_use' : (stopReasons[finish ?? 'stop'] ?? 'end_turn')

export const usageOf = (usage: z.output<typeof usageSchema>, estimate: () => Usage): Usage =>
  usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : estimate()
