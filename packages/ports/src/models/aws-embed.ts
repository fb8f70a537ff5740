import { InvokeModelCommand, type BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { z } from 'zod'
import { MalformedAnswerError } from '../aws/aws-call.ts'
import type { Embeddings } from './port.ts'
import { unitEmbeddings } from './unit-embeddings.ts'

/** Titan takes one text a request. */
const AT_ONCE = 8

const titanSchema = z.object({ embedding: z.array(z.number()).min(1), inputTextTokenCount: z.number() })

async function embedOne(client: BedrockRuntimeClient, modelId: string, text: string, signal: AbortSignal) {
  const answer = await client.send(
    new InvokeModelCommand({
      modelId,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify({ inputText: text }),
    }),
    { abortSignal: signal },
  )
  const parsed = titanSchema.safeParse(JSON.parse(new TextDecoder().decode(answer.body)))
  if (!parsed.success) throw new MalformedAnswerError('embedding')
  return parsed.data
}

/** Amazon Titan Text Embeddings' shape (G1 and V2). */
export async function embedWithTitan(
  client: BedrockRuntimeClient,
  modelId: string,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Embeddings> {
  const answers: z.output<typeof titanSchema>[] = []
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const batch = texts.slice(from, from + AT_ONCE)
    answers.push(...(await Promise.all(batch.map((text) => embedOne(client, modelId, text, signal)))))
  }
  const inputTokens = answers.reduce((sum, answer) => sum + answer.inputTextTokenCount, 0)
  const vectors = answers.map((answer) => answer.embedding)
  return unitEmbeddings(`bedrock:${modelId}`, vectors, texts.length, { inputTokens, outputTokens: 0 })
}
