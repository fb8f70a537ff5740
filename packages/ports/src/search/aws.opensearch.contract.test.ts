import { randomUUID } from 'node:crypto'
import type { TenantId } from '@understudy/core'
import { startOpenSearch, type TestBed } from '@understudy/testing'
import { afterAll, describe, it } from 'vitest'
import type { ServedPort } from '../served-port.ts'
import { createAwsSearch } from './aws-opensearch.ts'
import { searchContract } from './contract.ts'
import type { SearchIndex } from './port.ts'

const bed: TestBed = await startOpenSearch()

if ('skipped' in bed) {
  describe('search contract: OpenSearch 2.19.1', () => it.skip(`not run: ${bed.skipped}`, () => {}))
} else {
  const served: ServedPort<SearchIndex> = createAwsSearch({
    endpoint: bed.url,
    region: 'us-east-1',
    profile: null,
    timeoutMs: 15_000,
    isSigned: false,
    replicas: 0,
  })
  afterAll(async () => {
    await served.close()
    await bed.stop()
  })
  searchContract('OpenSearch 2.19.1', {
    search: () => served.port,
    tenant: async () => ({ id: randomUUID() as TenantId, slug: `t${randomUUID().slice(0, 8)}` }),
  })
}
