'use client'
import { useQuery } from '@tanstack/react-query'
import { usePathname, useSearchParams } from 'next/navigation'
import { EmptyState, Segmented } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { ConflictsPanel } from './conflicts-panel'
import { OpenConflict } from './open-conflict'
import { OpenPoisoned } from './open-poisoned'
import type { JournalViewState } from './use-journal-view'

const REFRESH_MS = 5_000

/** Everything that waits for a person's decision, and what is open of it. */
export function Inbox({ view: { view, set } }: { view: JournalViewState }) {
  const trpc = useTRPC()
  const pathname = usePathname()
  const params = useSearchParams()
  const conflicts = useQuery({
    ...trpc.journal.conflicts.queryOptions({ state: view.show }),
    refetchInterval: REFRESH_MS,
  })
  const poisoned = useQuery({ ...trpc.journal.poisoned.queryOptions(), refetchInterval: REFRESH_MS })
  const openId = view.decide ?? conflicts.data?.[0]?.id ?? poisoned.data?.[0]?.id ?? null
  const conflict = conflicts.data?.find(({ id }) => id === openId)
  const write = poisoned.data?.find(({ id }) => id === openId)
  const hrefOf = (id: string): string => {
    const next = new URLSearchParams(params)
    next.set('decide', id)
    return `${pathname}?${next}`
  }
  const onDone = () => void set({ decide: null })
  return (
    <ConflictsPanel
      conflicts={conflicts.data}
      poisoned={view.show === 'open' ? poisoned.data : []}
      openId={openId}
      hrefOf={hrefOf}
      onOpen={(id) => void set({ decide: id })}
      acts={
        <Segmented
          label="Which"
          value={view.show}
          onChange={(show) => void set({ show, decide: null })}
          segments={[
            { value: 'open', label: 'To decide' },
            { value: 'decided', label: 'Decided' },
          ]}
        />
      }
      error={failureOf(conflicts, 'Conflicts could not be read') ?? failureOf(poisoned, 'Poisoned writes could not be read')}
    >
      {conflict ? (
        <OpenConflict key={conflict.id} conflict={conflict} onDone={onDone} />
      ) : write ? (
        <OpenPoisoned key={write.id} write={write} onDone={onDone} />
      ) : (
        <EmptyState title="Not in this list any more">Somebody else may have decided it. Choose another one.</EmptyState>
      )}
    </ConflictsPanel>
  )
}
