import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import superjson from 'superjson'
import { errorOf } from './error-of'

const retriable = new Set(['unavailable', 'deadline_exceeded'])

/** Dates survive the way from the server's render to the browser's cache. `onError` hears of every failed question and act. */
export const createQueryClient = (onError?: (error: unknown) => void) =>
  new QueryClient({
    queryCache: new QueryCache({ ...(onError && { onError }) }),
    mutationCache: new MutationCache({ ...(onError && { onError }) }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (failures, error) => failures < 4 && retriable.has(errorOf(error).code),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000),
      },
      dehydrate: { serializeData: superjson.serialize },
      hydrate: { deserializeData: superjson.deserialize },
    },
  })
