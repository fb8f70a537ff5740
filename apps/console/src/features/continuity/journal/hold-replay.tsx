'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { JournalView } from '@understudy/continuity'
import { portNames } from '@understudy/ports'
import { formatNumber, toast, useUi } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { HoldDialog } from './decide-dialogs'

/** Stops handing over: one port, or all that are not held yet. */
export function HoldReplay({ journal, onClose }: { journal: JournalView; onClose: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { language } = useUi()
  const free = portNames.filter((port) => !journal.holds.some((hold) => hold.port === port))
  const [chosen, setChosen] = useState<readonly string[]>(free)
  const ports = free.filter((port) => chosen.includes(port))
  const { mutateAsync, isPending, error } = useMutation(trpc.journal.hold.mutationOptions())
  const waiting = journal.rows.reduce((sum, row) => sum + (ports.includes(row.port) ? row.waiting : 0), 0)
  const submit = async (reason: string) => {
    await Promise.all(ports.map((port) => mutateAsync({ port, held: true, reason })))
    toast.success(`Replay of ${ports.join(', ')} is held`)
    onClose()
    await queryClient.invalidateQueries({ queryKey: trpc.journal.pathKey() })
  }
  return (
    <HoldDialog
      free={free}
      ports={ports}
      onPorts={setChosen}
      waiting={waiting === 1 ? '1 write that waits' : `${formatNumber(waiting, { language })} writes that wait`}
      isSending={isPending}
      error={error ? errorOf(error).message : undefined}
      onSubmit={(reason) => void submit(reason).catch(() => undefined)}
      onClose={onClose}
    />
  )
}
