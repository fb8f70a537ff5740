import { RetryBudget } from '@understudy/resilience'
import { assembleProvider, type PortPart } from './assemble-provider.ts'
import type { AwsSettings } from '../aws/aws-client.ts'
import type { PortName } from '../call.ts'
import type { ProviderOptions } from './create-providers.ts'
import { createAwsMemory } from '../memory/aws.ts'
import { createAwsModels } from '../models/aws.ts'
import { createAwsObjects } from '../objects/aws.ts'
import type { Provider } from './provider.ts'
import { sandboxDoors } from './sandbox-doors.ts'
import { createAwsSearch } from '../search/aws-opensearch.ts'

/** Days an event of the memory port lives, on both sides. */
export const MEMORY_EXPIRY_DAYS = 365

/** What the emulator knows as root; it is no secret and opens nothing else. */
const sandboxCredentials = { accessKeyId: 'test', secretAccessKey: 'test' }

const noModelNamed = { notConfigured: 'No model is named: set models.converse in config/understudy.yaml.' }

type Reach = { readonly settings: AwsSettings; readonly isSandbox: boolean } | { readonly notConfigured: string }

/** Where a port's AWS side is: an endpoint of its own, else the sandbox, else the Region. */
function reachOf(port: PortName, { config }: ProviderOptions, retryBudget: RetryBudget): Reach {
  const { region, sandbox, aws, ports } = config
  const { timeoutMs } = ports[port]
  const endpoint = aws.endpoints[port]
  if (endpoint !== null) return { settings: { region, endpoint, profile: aws.profile, timeoutMs, retryBudget }, isSandbox: false }
  if (!sandbox.enabled && aws.profile === null)
    return {
      notConfigured: 'No AWS is configured: the sandbox is off, and there is neither aws.profile nor an endpoint for this port.',
    }
  if (!sandbox.enabled)
    return { settings: { region, endpoint: null, profile: aws.profile, timeoutMs, retryBudget }, isSandbox: false }
  const door = sandboxDoors(config)[port]
  if ('reason' in door) return { notConfigured: door.reason }
  const { nameServer } = sandbox
  return {
    settings: { region, endpoint: door.url, profile: null, credentials: sandboxCredentials, timeoutMs, nameServer, retryBudget },
    isSandbox: true,
  }
}

const when = <Port>(reach: Reach, make: (settings: AwsSettings, isSandbox: boolean) => PortPart<Port>): PortPart<Port> =>
  'settings' in reach ? make(reach.settings, reach.isSandbox) : reach

function searchPart(options: ProviderOptions, retryBudget: RetryBudget): PortPart<ReturnType<typeof createAwsSearch>['port']> {
  const { region, aws, ports, sandbox } = options.config
  const settings = { region, profile: aws.profile, timeoutMs: ports.search.timeoutMs, retryBudget }
  if (aws.endpoints.search !== null)
    return createAwsSearch({ ...settings, endpoint: aws.endpoints.search, isSigned: true, replicas: 1 })
  const door = sandboxDoors(options.config).search
  if ('reason' in door) return { notConfigured: door.reason }
  return createAwsSearch({ ...settings, nameServer: sandbox.nameServer, endpoint: door.url, isSigned: false, replicas: 0 })
}

/** AWS in the configured Region, or the sandbox in its place. */
export function awsProvider(options: ProviderOptions): Provider {
  const { config, clock } = options
  const [objects, memory, search, models] = [new RetryBudget(), new RetryBudget(), new RetryBudget(), new RetryBudget()]
  const provider = assembleProvider(`aws:${config.region}`, {
    objects: when(reachOf('objects', options, objects), (settings, isSandbox) =>
      createAwsObjects({ ...settings, bucket: config.aws.bucket, isBucketCreatedWhenMissing: isSandbox }, clock),
    ),
    memory: when(reachOf('memory', options, memory), (settings, isSandbox) =>
      createAwsMemory({ ...settings, isSandbox, expiryDays: MEMORY_EXPIRY_DAYS }, clock),
    ),
    search: searchPart(options, search),
    models:
      config.models.converse === null && config.models.embedding === null
        ? noModelNamed
        : when(reachOf('models', options, models), (settings) =>
            createAwsModels({ ...settings, converseModel: config.models.converse, embeddingModel: config.models.embedding }),
          ),
  })
  return { ...provider, retryBudgets: { objects, memory, search, models } }
}
