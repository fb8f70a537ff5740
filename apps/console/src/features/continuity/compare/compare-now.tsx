'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { isComparing } from '@understudy/continuity'
import type { PortName } from '@understudy/ports'
import { Button, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useDenial } from '@/features/shell/use-denial'
import { useMe } from '@/features/shell/use-me'
import { CompareDialog } from './compare-dialog'
import { useComparison } from './use-comparison'

interface Props {
  port: PortName
  /** The tenant that is proposed; every tenant without it. */
  tenant?: string
}

/** Asks that both sides be compared now. Who may not sees the control, and which right is missing. */
export function CompareNow({ port, tenant }: Props) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { tenants } = useMe()
  const mayNotRead = useDenial('continuity.read')
  const denied = useDenial('continuity.resolve')
  const { data } = useComparison(port, mayNotRead === undefined)
  const [isAsking, setIsAsking] = useState(false)
  const { mutate, isPending, error, reset } = useMutation(
    trpc.journal.compare.mutationOptions({
      onSuccess: () => {
        toast.success(`Both sides of ${port} are being compared`)
        setIsAsking(false)
        void queryClient.invalidateQueries({ queryKey: trpc.journal.pathKey() })
      },
    }),
  )
  return (
    <>
      <Button
        icon={<GitCompareArrows />}
        denied={denied}
        disabledReason={data && isComparing(data) ? 'They are being compared already.' : undefined}
        onClick={() => {
          reset()
          setIsAsking(true)
        }}
      >
        Compare now…
      </Button>
      {isAsking && (
        <CompareDialog
          port={port}
          tenants={tenants}
          proposed={tenant ?? null}
          lastKeys={data?.state === 'done' ? data.keys : null}
          isSending={isPending}
          error={error ? errorOf(error).message : undefined}
          onSubmit={(slug, reason) => mutate({ port, reason, ...(slug === null ? {} : { tenant: slug }) })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
