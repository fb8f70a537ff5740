'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { refusalSchema } from './refusal-schema'
import { LoadingState, PageBody, PageHeader, Panel } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import { forgetDraft } from './draft'
import { StartView, type StartInput } from './start-view'
import { toBase64 } from './to-base64'
import { usualRun } from './usual-run'

/** Give an agent a transcript and start. */
export function StartPage({ tenant }: { tenant: string }) {
  const trpc = useTRPC()
  const router = useRouter()
  const denied = useDenial('session.create')
  const agents = useQuery(trpc.tenants.agents.queryOptions())
  const recent = useQuery(trpc.sessions.list.queryOptions({ limit: 20, runStatus: ['succeeded'] }))
  const start = useMutation(
    trpc.meetings.start.mutationOptions({
      onSuccess: async ({ sessionId }) => {
        await forgetDraft(tenant)
        router.push(`/t/${tenant}/sessions/${sessionId}`)
      },
    }),
  )
  if (!agents.data)
    return (
      <>
        <PageHeader title="Start a session" crumbs={[{ href: `/t/${tenant}/sessions`, label: 'Sessions' }]} />
        <PageBody>
          {failureOf(agents, 'The agents could not be loaded') ?? (
            <Panel>
              <LoadingState shape="lines" count={6} />
            </Panel>
          )}
        </PageBody>
      </>
    )
  const send = ({ agentKey, file, title, heldOn, whenNoModel }: StartInput) =>
    start.mutate({
      fileName: file.name,
      contentBase64: toBase64(file.bytes),
      title,
      heldOn: heldOn === '' ? null : heldOn,
      agentKey,
      whenNoModel,
    })
  return (
    <StartView
      tenant={tenant}
      agents={agents.data}
      usualOf={(agentKey) => recent.data && usualRun(recent.data.items, agentKey)}
      isStarting={start.isPending || start.isSuccess}
      refused={start.error ? refusalOf(start.error) : null}
      denied={denied}
      onStart={send}
    />
  )
}

/** The server's refusal in the shape of our own. */
function refusalOf(error: unknown) {
  const { message, details, traceId } = errorOf(error)
  return { message, traceId, refusal: refusalSchema.safeParse(details).data ?? null }
}
