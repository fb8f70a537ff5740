'use client'
import { DeniedState, ErrorState } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTenantOfPage } from './use-me'

interface Props {
  error: unknown
  /** What failed: "Members could not be loaded". */
  title: string
  onRetry: () => void
  isRetrying?: boolean
}

/** A refusal names the right and who grants it; anything else says what happened, with the trace to quote and a retry. */
export function Failure({ error, title, onRetry, isRetrying = false }: Props) {
  const tenant = useTenantOfPage()
  const { code, message, details, traceId } = errorOf(error)
  if (code === 'forbidden' && typeof details.permission === 'string') {
    const grantedBy = tenant ? `An owner of ${tenant.name}` : 'A platform administrator'
    return (
      <DeniedState title="You may not see this" denial={{ permission: details.permission, grantedBy }}>
        That you were refused is in the trail.
      </DeniedState>
    )
  }
  return (
    <ErrorState title={title} traceId={traceId ?? undefined} code={code} onRetry={onRetry} isRetrying={isRetrying}>
      {message}
    </ErrorState>
  )
}

interface Asked {
  error: unknown
  isError: boolean
  isFetching: boolean
  refetch: () => unknown
}

/** For a table's `error`: nothing while there is none. */
export const failureOf = (query: Asked, title: string) =>
  query.isError ? (
    <Failure error={query.error} title={title} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
  ) : undefined
