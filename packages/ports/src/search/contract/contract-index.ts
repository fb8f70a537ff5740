import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { beforeAll, beforeEach } from 'vitest'
import type { CallContext } from '../../call.ts'
import { PortError } from '../../port-error.ts'
import type { BulkOutcome, IndexSettings, SearchDocument, SearchIndex, SearchQuery } from '../port.ts'

export interface SearchContractBed {
  search(): SearchIndex
  tenant(): Promise<TenantRef>
}

export const settings: IndexSettings = {
  language: 'en',
  textFields: { title: 2, body: 1 },
  keywordFields: ['kind', 'tags'],
  numberFields: ['year'],
  vector: { space: 'test-3d', dimensions: 3 },
}

export const document = (id: string, fields: SearchDocument['fields'], vector?: number[], version = 1): SearchDocument => ({
  id,
  version,
  fields,
  ...(vector === undefined ? {} : { vector }),
})

export const library = [
  document(
    'bread',
    { title: 'Baking bread', body: 'Flour, water and yeast.', kind: 'recipe', tags: ['oven', 'easy'], year: 2001 },
    [1, 0, 0],
  ),
  document(
    'soup',
    { title: 'Soup', body: 'Water, salt and whatever bread is left.', kind: 'recipe', tags: ['pot'], year: 2010 },
    [0.8, 0.6, 0],
  ),
  document(
    'budget',
    { title: 'The budget', body: 'The committees agreed on the budget.', kind: 'minutes', tags: [], year: 2020 },
    [0, 1, 0],
  ),
  document('radio', { title: 'Radios', body: 'A radio needs no water.', kind: 'manual', tags: ['easy'], year: 2020 }, [0, 0, 1]),
]

/** What every part of the suite works with: a tenant of its own, and an index name that is new for each test. */
export class ContractIndex {
  readonly bed: SearchContractBed
  tenant!: TenantRef
  search!: SearchIndex
  index = ''

  constructor(bed: SearchContractBed) {
    this.bed = bed
    beforeAll(async () => {
      this.tenant = await bed.tenant()
      this.search = bed.search()
    })
    beforeEach(() => {
      this.index = `i-${randomUUID().slice(0, 13)}`
    })
  }

  call(tenant: TenantRef = this.tenant): CallContext {
    return { tenant, operationId: operationId(randomUUID()), deadline: Deadline.in(20_000) }
  }

  /** The code it was refused with, or `no error`. */
  refused(promise: Promise<unknown>): Promise<unknown> {
    return promise.then(
      () => 'no error',
      (error: unknown) => (error instanceof PortError ? error.code : error),
    )
  }

  async find(query: SearchQuery) {
    return (await this.search.search(this.call(), this.index, query)).value
  }

  async ids(query: SearchQuery): Promise<string[]> {
    return (await this.find(query)).hits.map((hit) => hit.id)
  }

  /** Makes the index if need be, stores, and makes it visible. */
  async fill(documents: SearchDocument[], its: IndexSettings = settings): Promise<BulkOutcome[]> {
    await this.search.ensureIndex(this.call(), this.index, its)
    const { value } = await this.search.bulk(this.call(), this.index, documents)
    await this.search.refresh(this.call(), this.index)
    return value
  }
}
