import { BedrockAgentCoreClient } from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControlClient } from '@aws-sdk/client-bedrock-agentcore-control'
import { systemClock, type Clock } from '@understudy/core'
import { earlierFailures } from '../aws/aws-attempts.ts'
import { awsCall } from '../aws/aws-call.ts'
import { awsClientConfig, type AwsSettings } from '../aws/aws-client.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import { createAgentMemory } from './agent-memory.ts'
import { awsEvents } from './aws-events.ts'
import { memoryInventory } from './inventory.ts'
import { MemoryDirectory } from './aws-memory-directory.ts'
import { awsRecords } from './aws-records.ts'
import { memoryOperations, type AgentMemory } from './port.ts'

export interface AwsMemorySettings extends AwsSettings {
  /** The sandbox: memories are made on first use, and namespaces are matched its way. */
  readonly isSandbox: boolean
  /** Days until an event expires, 7–365. */
  readonly expiryDays: number
}

/** The memory port over Bedrock AgentCore Memory, one memory a tenant and memory id. */
export function createAwsMemory(settings: AwsMemorySettings, clock: Clock = systemClock): ServedPort<AgentMemory> {
  const data = new BedrockAgentCoreClient(awsClientConfig(settings))
  // On AWS the two planes have hosts of their own, so that an endpoint given for the data is not the control's.
  const control = new BedrockAgentCoreControlClient(
    awsClientConfig({ ...settings, endpoint: settings.isSandbox ? settings.endpoint : null }),
  )
  const directory = new MemoryDirectory(control, { isCreatedWhenMissing: settings.isSandbox, expiryDays: settings.expiryDays })
  const side: Side = {
    port: 'memory',
    provider: `aws:${settings.region}`,
    timeoutMs: settings.timeoutMs,
    retryBudget: settings.retryBudget,
    earlierFailures: (attempt) => earlierFailures(attempt.signal),
  }
  const backend = {
    ...awsEvents(data, directory),
    ...awsRecords(data, directory, { isNamespaceExact: settings.isSandbox, clock }),
  }
  return {
    port: createAgentMemory(side, backend, clock),
    // A memory's name on AWS holds a digest of ours: it cannot be read back.
    inventory: memoryInventory(side, backend, () => Promise.resolve([])),
    ping: (deadline) =>
      awsCall({ ...side, name: 'ping', operation: memoryOperations.getEvent }, { deadline }, (signal) => directory.ping(signal)),
    close: async () => {
      data.destroy()
      control.destroy()
    },
  }
}
