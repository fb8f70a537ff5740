import type { AwsService } from './request-facts.ts'

/** Method, path, what the query must hold, name. The first that fits names the request. */
type Row = readonly [method: string, path: RegExp, query: string | null, name: string]

const rows: Readonly<Record<AwsService, readonly Row[]>> = {
  'bedrock-agentcore': [
    ['POST', /^\/memories\/[^/]+\/memoryRecords\/batchCreate$/, null, 'BatchCreateMemoryRecords'],
    ['POST', /^\/memories\/[^/]+\/memoryRecords\/batchUpdate$/, null, 'BatchUpdateMemoryRecords'],
    ['POST', /^\/memories\/[^/]+\/memoryRecords\/batchDelete$/, null, 'BatchDeleteMemoryRecords'],
    ['POST', /^\/memories\/[^/]+\/memoryRecords$/, null, 'ListMemoryRecords'],
    ['DELETE', /^\/memories\/[^/]+\/memoryRecords\/[^/]+$/, null, 'DeleteMemoryRecord'],
    ['GET', /^\/memories\/[^/]+\/memoryRecord\/[^/]+$/, null, 'GetMemoryRecord'],
    ['POST', /^\/memories\/[^/]+\/retrieve$/, null, 'RetrieveMemoryRecords'],
    ['POST', /^\/memories\/[^/]+\/events$/, null, 'CreateEvent'],
    ['DELETE', /^\/memories\/[^/]+\/actor\/[^/]+\/sessions\/[^/]+\/events\/[^/]+$/, null, 'DeleteEvent'],
    ['GET', /^\/memories\/[^/]+\/actor\/[^/]+\/sessions\/[^/]+\/events\/[^/]+$/, null, 'GetEvent'],
    ['POST', /^\/memories\/[^/]+\/actor\/[^/]+\/sessions$/, null, 'ListSessions'],
    ['POST', /^\/memories\/[^/]+\/actor\/[^/]+\/sessions\/[^/]+$/, null, 'ListEvents'],
    ['POST', /^\/memories\/[^/]+\/actors$/, null, 'ListActors'],
  ],
  'bedrock-agentcore-control': [
    ['POST', /^\/memories\/create$/, null, 'CreateMemory'],
    ['POST', /^\/memories\/?$/, null, 'ListMemories'],
    ['GET', /^\/memories\/[^/]+\/details$/, null, 'GetMemory'],
    ['PUT', /^\/memories\/[^/]+\/update$/, null, 'UpdateMemory'],
    ['DELETE', /^\/memories\/[^/]+\/delete$/, null, 'DeleteMemory'],
  ],
  'bedrock-runtime': [
    ['POST', /^\/model\/[^/]+\/converse$/, null, 'Converse'],
    ['POST', /^\/model\/[^/]+\/converse-stream$/, null, 'ConverseStream'],
    ['POST', /^\/model\/[^/]+\/invoke$/, null, 'InvokeModel'],
    ['POST', /^\/model\/[^/]+\/count-tokens$/, null, 'CountTokens'],
    ['POST', /^\/guardrail\//, null, 'ApplyGuardrail'],
  ],
  s3: [
    ['PUT', /^\/[^/]+\/?$/, 'versioning', 'PutBucketVersioning'],
    ['PUT', /^\/[^/]+\/?$/, null, 'CreateBucket'],
    ['HEAD', /^\/[^/]+\/?$/, null, 'HeadBucket'],
    ['GET', /^\/[^/]+\/?$/, 'versions', 'ListObjectVersions'],
    ['GET', /^\/[^/]+\/?$/, 'list-type', 'ListObjectsV2'],
    ['POST', /^\/[^/]+\/?$/, 'delete', 'DeleteObjects'],
    ['PUT', /^\/[^/]+\/./, 'uploadId', 'UploadPart'],
    ['POST', /^\/[^/]+\/./, 'uploads', 'CreateMultipartUpload'],
    ['POST', /^\/[^/]+\/./, 'uploadId', 'CompleteMultipartUpload'],
    ['DELETE', /^\/[^/]+\/./, 'uploadId', 'AbortMultipartUpload'],
    ['PUT', /^\/[^/]+\/./, 'x-id=CopyObject', 'CopyObject'],
    ['PUT', /^\/[^/]+\/./, null, 'PutObject'],
    ['GET', /^\/[^/]+\/./, null, 'GetObject'],
    ['HEAD', /^\/[^/]+\/./, null, 'HeadObject'],
    ['DELETE', /^\/[^/]+\/./, null, 'DeleteObject'],
  ],
  opensearch: [
    ['GET', /^\/$/, null, 'Info'],
    ['POST', /\/_bulk$/, null, 'Bulk'],
    ['PUT', /\/_bulk$/, null, 'Bulk'],
    ['POST', /\/_search$/, null, 'Search'],
    ['GET', /\/_search$/, null, 'Search'],
    ['POST', /\/_refresh$/, null, 'Refresh'],
    ['GET', /\/_mapping$/, null, 'GetMapping'],
    ['GET', /^\/[^/]+\/_doc\/[^/]+$/, null, 'Get'],
    ['PUT', /^\/[^/]+\/_doc\/[^/]+$/, null, 'Index'],
    ['DELETE', /^\/[^/]+\/_doc\/[^/]+$/, null, 'Delete'],
    ['PUT', /^\/[^/]+$/, null, 'CreateIndex'],
    ['DELETE', /^\/[^/]+$/, null, 'DeleteIndex'],
  ],
}

const queryHolds = (query: URLSearchParams, wanted: string | null): boolean => {
  if (wanted === null) return true
  const [key = '', value] = wanted.split('=')
  return value === undefined ? query.has(key) : query.get(key) === value
}

/** The request's name in the service's API; null for one that is not listed here. */
export const operationOf = (service: AwsService, method: string, url: URL): string | null =>
  rows[service].find(
    ([its, path, query]) => its === method && path.test(url.pathname) && queryHolds(url.searchParams, query),
  )?.[3] ?? null
