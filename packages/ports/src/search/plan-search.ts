import { AppError } from '@understudy/core'
import type { Filter, IndexSettings, SearchQuery } from './port.ts'
import { BUILTIN_SPACE, checkFilters, MAX_QUERY_CHARACTERS, refuse, vectorProblem } from './rules.ts'

/** What to ask of an index: words, a given vector, or the meanings that the index itself has learnt. */
export interface SearchPlan {
  readonly kind: 'all' | 'text' | 'vector' | 'latent' | 'text+vector' | 'text+latent'
  readonly text: string
  readonly unit: readonly number[]
  readonly filters: readonly Filter[]
  readonly size: number
}

const MAX_SIZE = 200

/** @throws AppError precondition_failed when the vector is of another space, invalid_input */
function checkVector(query: SearchQuery, settings: IndexSettings): void {
  if (query.vector === undefined) return
  if (settings.vector === null || settings.vector.space === BUILTIN_SPACE) refuse('This index takes no vectors from outside.')
  else if (query.vector.space !== settings.vector.space) {
    throw new AppError(
      'precondition_failed',
      `The vector is of ${query.vector.space}; this index is of ${settings.vector.space}.`,
    )
  } else {
    const problem = vectorProblem(query.vector.values, settings.vector.dimensions)
    if (problem !== null) refuse(problem)
  }
}

function kindOf(query: SearchQuery, settings: IndexSettings): SearchPlan['kind'] {
  const hasText = query.text !== undefined
  const meaning = query.vector !== undefined ? 'vector' : hasText && settings.vector?.space === BUILTIN_SPACE ? 'latent' : null
  switch (query.mode ?? 'auto') {
    case 'text':
      return hasText ? 'text' : 'all'
    case 'vector':
      return meaning ?? refuse('A search by vector needs a vector.')
    case 'hybrid':
      if (!hasText || meaning === null) return refuse('A hybrid search needs a text and a vector.')
      return `text+${meaning}`
    case 'auto':
      if (meaning === null) return hasText ? 'text' : 'all'
      return hasText ? `text+${meaning}` : meaning
  }
}

/** Checks a query against its index and settles what is asked. @throws AppError invalid_input, precondition_failed */
export function planSearch(query: SearchQuery, settings: IndexSettings): SearchPlan {
  const size = query.size ?? 10
  if (!Number.isInteger(size) || size < 1 || size > MAX_SIZE) refuse(`A search answers 1 to ${MAX_SIZE} hits.`)
  if ((query.text?.length ?? 0) > MAX_QUERY_CHARACTERS) refuse(`A search text has at most ${MAX_QUERY_CHARACTERS} characters.`)
  const filters = query.filters ?? []
  checkFilters(filters, settings)
  checkVector(query, settings)
  return { kind: kindOf(query, settings), text: query.text ?? '', unit: query.vector?.values ?? [], filters, size }
}
