'use client'
import { useState } from 'react'
import { Pause } from 'lucide-react'
import { Button, DeniedState, LoadingState, PageBody, PageHeader, Panel, Stack } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { Failure } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { useDenial } from '@/features/shell/use-denial'
import { JournalAlarms } from '../journal-alarms'
import { StaleNotice } from '../stale-notice'
import { HandingBack } from './handing-back'
import { HoldReplay } from './hold-replay'
import { Holds } from './holds'
import { Inbox } from './inbox'
import { JournalTable } from './journal-table'
import { findOpenRow, OpenDifferences } from './open-differences'
import { useJournal } from './use-journal'
import { useJournalView } from './use-journal-view'
import { useMoves } from '../use-moves'
import styles from './journal.module.css'

/** Writes on their way to the other side: what waits, how fast it is handed over, and what a person has to decide. */
export function JournalPage() {
  const denied = useDenial('continuity.read')
  const mayNotResolve = useDenial('continuity.resolve')
  const query = useJournal(denied === undefined)
  const journalView = useJournalView()
  const nowMs = useTicking(useShellStart().atMs)
  const [isHolding, setIsHolding] = useState(false)
  const { data } = query
  const open = findOpenRow(data, journalView)
  const annotations = useMoves(data?.lag[0]?.at ?? null, data?.lag.at(-1)?.at ?? null, 480)
  const crumbs = [{ href: '/continuity', label: 'Continuity' }]
  if (denied)
    return (
      <>
        <PageHeader title="Journal" crumbs={crumbs} />
        <PageBody>
          <Panel>
            <DeniedState title="You may not see the journal" denial={denied}>
              How many writes wait stands in the status bar, for everybody.
            </DeniedState>
          </Panel>
        </PageBody>
      </>
    )
  return (
    <>
      <PageHeader
        title="Journal"
        crumbs={crumbs}
        acts={
          <Button variant="quiet" icon={<Pause />} denied={mayNotResolve} onClick={() => setIsHolding(true)}>
            Hold replay…
          </Button>
        }
      />
      <PageBody
        aside={
          open && <OpenDifferences key={journalView.view.row} row={open} onClose={() => void journalView.set({ row: null })} />
        }
      >
        <StaleNotice readAtMs={query.dataUpdatedAt} nowMs={nowMs} />
        {data ? (
          <>
            <JournalAlarms alarms={data.alarms} nowMs={nowMs} />
            <Holds holds={data.holds} denied={mayNotResolve} />
            <HandingBack journal={data} annotations={annotations} />
            <JournalTable journal={data} view={journalView} isNarrow={open !== undefined} />
            <div id="inbox" className={styles.anchor}>
              <Inbox view={journalView} />
            </div>
          </>
        ) : query.error ? (
          <Failure
            error={query.error}
            title="The journal could not be read"
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        ) : (
          <Stack gap={16}>
            <LoadingState shape="chart" heightPx={190} />
            <LoadingState shape="rows" count={5} />
          </Stack>
        )}
      </PageBody>
      {isHolding && data && <HoldReplay journal={data} onClose={() => setIsHolding(false)} />}
    </>
  )
}
