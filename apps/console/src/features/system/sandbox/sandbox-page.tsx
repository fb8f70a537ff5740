'use client'
import { Wrench } from 'lucide-react'
import { Button, LoadingState, PageBody, PageHeader, Tag, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTicking } from '@/client/use-ticking'
import { Failure } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import { SandboxView } from './sandbox-view'
import { inForce } from './service-states'
import { useRepair } from './use-repair'
import { useSandbox } from './use-sandbox'

/** Where the AWS on this machine is broken on purpose, and repaired; live. */
export function SandboxPage() {
  const { status, query } = useSandbox()
  const denied = useDenial('platform.sandbox')
  const nowMs = useTicking(status?.at.getTime() ?? 0)
  const { one, all, breaking } = useRepair()
  const broken = status ? inForce(status.faults, nowMs).length : 0
  return (
    <>
      <PageHeader
        title="Sandbox AWS"
        crumbs={[{ href: '/system', label: 'System' }]}
        facts={<Tag>emulated, nothing leaves this machine</Tag>}
        acts={
          <Button
            icon={<Wrench />}
            denied={denied}
            isBusy={all.isPending}
            disabledReason={broken === 0 ? 'Nothing is broken.' : undefined}
            onClick={() => all.mutate()}
          >
            {broken === 0 ? 'Repair all' : `Repair all ${broken}`}
          </Button>
        }
      />
      <PageBody>
        {status ? (
          <SandboxView
            status={status}
            nowMs={nowMs}
            denied={denied}
            repairingId={one.isPending ? one.variables.id : undefined}
            isBreaking={breaking.isPending}
            breakError={breaking.error ? errorOf(breaking.error).message : undefined}
            onBreak={(input) =>
              breaking.mutate(input, {
                onSuccess: ({ ports }) => toast.success(`Broken: ${ports.join(', ')}`),
              })
            }
            onRepair={({ id }) => one.mutate({ id })}
          />
        ) : query.error ? (
          <Failure
            error={query.error}
            title="The sandbox’s state could not be read"
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        ) : (
          <LoadingState shape="rows" count={8} />
        )}
      </PageBody>
    </>
  )
}
