import { describe } from 'vitest'
import { ContractIndex, type SearchContractBed } from './contract/contract-index.ts'
import { documentsContract } from './contract/documents.ts'
import { indexesContract } from './contract/indexes.ts'
import { vectorsContract } from './contract/vectors.ts'
import { wordsContract } from './contract/words.ts'

/** Everything the search port promises, against one side. */
export function searchContract(name: string, bed: SearchContractBed): void {
  describe(`search contract: ${name}`, () => {
    const on = new ContractIndex(bed)
    indexesContract(on)
    documentsContract(on)
    wordsContract(on)
    vectorsContract(on)
  })
}
