import { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import { RetryBudget } from '@understudy/resilience'
import { RecordingHandler } from './aws-attempts.ts'
import { RetryOnceWithinBudget } from './aws-retry.ts'
import { lookupThrough } from '../providers/name-lookup.ts'

/** Where one port's AWS side is, and as whom to speak to it. */
export interface AwsSettings {
  readonly region: string
  /** Null: the Region's own address. */
  readonly endpoint: string | null
  /** A profile of ~/.aws/config; null: AWS's usual chain. */
  readonly profile: string | null
  /** Instead of a profile, for an emulator. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** Milliseconds until the response must have begun. The call's deadline covers the rest. */
  readonly timeoutMs: number
  /** `<address>:<port>`: the only one asked for the endpoint's address; the machine's own unless given. */
  readonly nameServer?: string | null
  /** What a repeated request is paid from; without it one of its own. */
  readonly retryBudget?: RetryBudget
}

/** More than the bulkhead's 32: a pool full of hung sockets looks like an outage of the provider. */
const MAX_SOCKETS = 50

/** One agent a client: a port never waits for another port's sockets. */
export const agentOptions = (nameServer: string | null | undefined) => ({
  keepAlive: true,
  maxSockets: MAX_SOCKETS,
  ...(nameServer ? { lookup: lookupThrough(nameServer) } : {}),
})

/** What every AWS client of this project is made with. */
export function awsClientConfig(settings: AwsSettings) {
  return {
    region: settings.region,
    ...(settings.endpoint === null ? {} : { endpoint: settings.endpoint }),
    credentials: settings.credentials ?? fromNodeProviderChain(settings.profile === null ? {} : { profile: settings.profile }),
    // Two attempts, standard mode: the adaptive one queues calls on this side, which hides an overload.
    retryStrategy: new RetryOnceWithinBudget(settings.retryBudget ?? new RetryBudget()),
    // An emulator or VPC endpoint has one host name.
    disableHostPrefix: settings.endpoint !== null,
    requestHandler: new RecordingHandler({
      connectionTimeout: 1_000,
      requestTimeout: settings.timeoutMs,
      // Without it the SDK only warns, and hangs.
      throwOnRequestTimeout: true,
      socketTimeout: 5_000,
      httpAgent: agentOptions(settings.nameServer),
      httpsAgent: agentOptions(settings.nameServer),
    }),
  } as const
}
