import { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import { Client, errors } from '@opensearch-project/opensearch'
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3'
import { z } from 'zod'
import { agentOptions, type AwsSettings } from '../aws/aws-client.ts'

export interface AwsSearchSettings extends Omit<AwsSettings, 'endpoint'> {
  /** OpenSearch has no address of its own in a Region: a domain's or a node's. */
  readonly endpoint: string
  /** A domain on AWS wants signed requests; a node of one's own has no users. */
  readonly isSigned: boolean
  /** 0 on a single node, else the index never gets green. */
  readonly replicas: number
}

export function createOpenSearchClient(settings: AwsSearchSettings): Client {
  const { region, profile, credentials } = settings
  const provider =
    credentials === undefined ? fromNodeProviderChain(profile === null ? {} : { profile }) : () => Promise.resolve(credentials)
  return new Client({
    ...(settings.isSigned ? AwsSigv4Signer({ region, service: 'es', getCredentials: provider }) : {}),
    node: settings.endpoint,
    requestTimeout: settings.timeoutMs,
    // Routes retry, under the call's own deadline.
    maxRetries: 0,
    agent: agentOptions(settings.nameServer),
  })
}

/** What a promise of the client also is. */
interface Abortable<T> extends Promise<T> {
  abort?: () => void
}

const doorSchema = z.object({ message: z.string() })

/** The door before a domain names no error, it writes a sentence: credentials that are refused look like a denial else. */
function withDoorName(error: errors.ResponseError): Error {
  const parsed = doorSchema.safeParse(error.body)
  const isCredentials = error.statusCode === 403 && parsed.success && /security token|signature/i.test(parsed.data.message)
  return isCredentials
    ? Object.assign(new Error(parsed.data.message, { cause: error }), { name: 'InvalidSignatureException' })
    : error
}

/** The client keeps Node's own code in the message only. */
function named(error: unknown): unknown {
  if (error instanceof errors.ResponseError) return withDoorName(error)
  if (!(error instanceof errors.ConnectionError)) return error
  const code =
    /\b(E[A-Z_]{4,}|[A-Z]+_[A-Z_]+)\b/.exec(error.message)?.[1] ??
    (error.message.includes('socket hang up') ? 'ECONNRESET' : undefined)
  return code === undefined ? error : Object.assign(new Error(error.message, { cause: error }), { name: 'ConnectionError', code })
}

/** Waits for one request, and ends it when the call is over. */
export async function sent<T>(request: Abortable<{ body: T }>, signal: AbortSignal): Promise<T> {
  const abort = () => {
    // Its result must not be returned: it can be awaited, and an event target throws what such a result rejects with.
    request.abort?.()
  }
  signal.addEventListener('abort', abort, { once: true })
  try {
    return (await request).body
  } catch (error) {
    throw named(error)
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
