import { AppError } from '@understudy/core'
import type { CallContext } from '../call.ts'
import { answerFrom, type Side } from '../side.ts'
import type { BackendCall, SearchBackend } from './backend.ts'
import { canonicalSettings } from './canonical-settings.ts'
import { planSearch } from './plan-search.ts'
import { searchOperations, type BulkOutcome, type SearchDocument, type SearchIndex } from './port.ts'
import { checkIndexName, checkSettings, documentProblem, MAX_BULK, refuse } from './rules.ts'
import { runSearch } from './run-search.ts'

async function storeGood(
  backend: SearchBackend,
  to: BackendCall,
  index: string,
  documents: readonly SearchDocument[],
): Promise<BulkOutcome[]> {
  const settings = await backend.settings(to, index)
  const outcomes = documents.map((document): BulkOutcome | null => {
    const error = documentProblem(document, settings)
    return error === null ? null : { id: document.id, error }
  })
  const good = documents.filter((_, nth) => outcomes[nth] === null)
  const stored = good.length === 0 ? [] : await backend.bulk(to, index, settings, good)
  let nth = 0
  return outcomes.map((outcome) => outcome ?? stored[nth++]!)
}

/** The port over one side: its rules, fusion, deadline and errors are written once, for both. */
export function createSearchIndex(side: Side, backend: SearchBackend): SearchIndex {
  const run = <T>(name: keyof SearchIndex, call: CallContext, index: string, work: (to: BackendCall) => Promise<T>) =>
    answerFrom(side, name, searchOperations[name], call, (attempt) => {
      checkIndexName(index)
      return work({ tenant: call.tenant, attempt })
    })

  return {
    ensureIndex: (call, index, settings) =>
      run('ensureIndex', call, index, async (to) => {
        checkSettings(settings)
        const { created, settings: holding } = await backend.ensureIndex(to, index, settings)
        if (canonicalSettings(holding) !== canonicalSettings(settings)) {
          throw new AppError('conflict', `The index ${index} is there with other settings.`)
        }
        return { created }
      }),
    deleteIndex: (call, index) =>
      run('deleteIndex', call, index, async (to) => ({ deleted: await backend.deleteIndex(to, index) })),
    bulk: (call, index, documents) =>
      run('bulk', call, index, async (to) => {
        if (documents.length > MAX_BULK) refuse(`A bulk holds at most ${MAX_BULK} documents.`)
        return storeGood(backend, to, index, documents)
      }),
    get: (call, index, id) => run('get', call, index, (to) => backend.get(to, index, id)),
    delete: (call, index, id, version) =>
      run('delete', call, index, async (to) => {
        const problem = documentProblem({ id, version, fields: {} }, await backend.settings(to, index))
        if (problem !== null) refuse(problem)
        return backend.delete(to, index, id, version)
      }),
    search: async (call, index, query) => {
      const { value, ...answer } = await run('search', call, index, async (to) => {
        const reader = await backend.open(to, index)
        return runSearch(reader, planSearch(query, reader.settings))
      })
      return { ...answer, ...value }
    },
    refresh: (call, index) =>
      run('refresh', call, index, async (to) => {
        await backend.refresh(to, index)
        return null
      }),
  }
}
