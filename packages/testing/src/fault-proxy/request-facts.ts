import type { IncomingMessage } from 'node:http'
import { operationOf } from './operations.ts'

export const awsServices = ['s3', 'bedrock-agentcore', 'bedrock-agentcore-control', 'bedrock-runtime', 'opensearch'] as const
export type AwsService = (typeof awsServices)[number]

/** What a request says about itself without its body being read. */
export interface RequestFacts {
  readonly service: AwsService
  readonly operation: string | null
  /**
   * Whether the key, the index or the memory is this tenant's, by its slug. A memory's name puts `_` after the slug and shortens both, so
   * that a memory of `a_b` is also taken for one of `a`. Calls of models name no tenant.
   */
  isOf(slug: string): boolean
}

const CREDENTIAL_SCOPE = /Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/

/** Signing names; AgentCore's two planes share one, and are told apart by their paths. */
const servicesBySigningName: Readonly<Record<string, AwsService>> = {
  s3: 's3',
  'bedrock-agentcore': 'bedrock-agentcore',
  bedrock: 'bedrock-runtime',
  es: 'opensearch',
  aoss: 'opensearch',
}

function serviceOf(request: IncomingMessage, url: URL): AwsService {
  const scope = CREDENTIAL_SCOPE.exec(request.headers.authorization ?? `Credential=${url.searchParams.get('X-Amz-Credential')}`)
  // An OpenSearch of one's own has no users, so that nothing is signed.
  const service = servicesBySigningName[scope?.[1] ?? ''] ?? 'opensearch'
  const isControl =
    service === 'bedrock-agentcore' && operationOf('bedrock-agentcore-control', request.method ?? '', url) !== null
  return isControl ? 'bedrock-agentcore-control' : service
}

const READABLE_MEMORY_NAME = 27

/** S3: `/<bucket>/<slug>/…`; OpenSearch: `/<slug>.<index>/…`; AgentCore: `/memories/<slug>_<memory>_<digest>-<letters>/…`. */
function isOf(service: AwsService, url: URL, slug: string): boolean {
  const [, first = '', ...rest] = url.pathname.split('/').map(decodeURIComponent)
  if (service === 's3') return (url.searchParams.get('prefix') ?? rest.join('/')).startsWith(`${slug}/`)
  if (service === 'opensearch') return first.startsWith(`${slug}.`)
  const memory = `${slug}_`.replaceAll(/[^a-zA-Z0-9_]/g, '_').slice(0, READABLE_MEMORY_NAME)
  return first === 'memories' && (rest[0] ?? '').startsWith(memory)
}

export function requestFacts(request: IncomingMessage): RequestFacts {
  const url = new URL(request.url ?? '/', 'http://proxy')
  const service = serviceOf(request, url)
  return { service, operation: operationOf(service, request.method ?? '', url), isOf: (slug) => isOf(service, url, slug) }
}
