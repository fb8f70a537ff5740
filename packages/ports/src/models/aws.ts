import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { StandardRetryStrategy } from '@smithy/core/retry'
import { AppError } from '@understudy/core'
import { earlierFailures, RecordingHandler } from '../aws/aws-attempts.ts'
import { awsCall, present } from '../aws/aws-call.ts'
import { agentOptions, awsClientConfig, type AwsSettings } from '../aws/aws-client.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import { converseInput, messageFrom, stopReasonFrom, usageFrom } from './aws-converse.ts'
import { embedWithTitan } from './aws-embed.ts'
import { streamFrom } from './aws-stream.ts'
import type { CheckedRequest, ModelsBackend } from './backend.ts'
import { createModels } from './create-models.ts'
import { modelOperations, type Models } from './port.ts'

export interface AwsModelsSettings extends AwsSettings {
  /** Bedrock model ids; null: that operation is not configured on this side. */
  readonly converseModel: string | null
  readonly embeddingModel: string | null
}

function bedrockBackend(client: BedrockRuntimeClient, { converseModel, embeddingModel }: AwsModelsSettings): ModelsBackend {
  const modelFor = (request: CheckedRequest): string => {
    const model = request.model ?? converseModel
    if (model === null) throw new AppError('unavailable', 'No Bedrock model is configured for conversations.')
    return model
  }
  return {
    space: embeddingModel === null ? null : `bedrock:${embeddingModel}`,
    converse: async (request, signal) => {
      const model = modelFor(request)
      const answer = await client.send(new ConverseCommand(converseInput(request, model)), { abortSignal: signal })
      return {
        model,
        message: messageFrom(answer.output?.message),
        stopReason: stopReasonFrom(answer.stopReason),
        usage: usageFrom(answer.usage),
        extractive: false,
      }
    },
    converseStream: async (request, signal) => {
      const model = modelFor(request)
      const answer = await client.send(new ConverseStreamCommand(converseInput(request, model)), { abortSignal: signal })
      return streamFrom(present(answer.stream, 'stream'), model)
    },
    embed: (texts, signal) => embedWithTitan(client, embeddingModel!, texts, signal),
  }
}

/** The models port over Bedrock: Converse, ConverseStream, and Titan embeddings. HTTP/1.1: emulators and proxies speak it, HTTP/2 not all. */
export function createAwsModels(settings: AwsModelsSettings): ServedPort<Models> {
  const client = new BedrockRuntimeClient({
    ...awsClientConfig(settings),
    // A call has its price each time it is sent.
    retryStrategy: new StandardRetryStrategy(1),
    requestHandler: new RecordingHandler({
      connectionTimeout: 1_000,
      requestTimeout: settings.timeoutMs,
      throwOnRequestTimeout: true,
      // A model may think for long before its first byte: silence is no fault until the time is up.
      socketTimeout: settings.timeoutMs,
      httpAgent: agentOptions(settings.nameServer),
      httpsAgent: agentOptions(settings.nameServer),
    }),
  })
  const side: Side = {
    port: 'models',
    provider: `aws:${settings.region}`,
    timeoutMs: settings.timeoutMs,
    retryBudget: settings.retryBudget,
    earlierFailures: (attempt) => earlierFailures(attempt.signal),
  }
  const { converseModel } = settings
  return {
    port: createModels(side, bedrockBackend(client, settings)),
    ping: (deadline) =>
      awsCall({ ...side, name: 'ping', operation: modelOperations.countTokens }, { deadline }, async (signal) => {
        if (converseModel === null) throw new AppError('unavailable', 'No Bedrock model is configured for conversations.')
        const request = {
          messages: [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'ping' }] }],
          maxTokens: 1,
        }
        await client.send(new ConverseCommand(converseInput(request, converseModel)), { abortSignal: signal })
      }),
    close: async () => client.destroy(),
  }
}
