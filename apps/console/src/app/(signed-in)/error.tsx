'use client'
import { ErrorState, PageBody, PageHeader, Panel } from '@understudy/ui'

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <PageBody>
        <Panel>
          <ErrorState title="The page stopped while it was drawn" traceId={error.digest} onRetry={reset}>
            Nothing was changed by it. The other pages work; try this one again.
          </ErrorState>
        </Panel>
      </PageBody>
    </>
  )
}
