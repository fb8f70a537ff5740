import { CopyId, Text, Time } from '@understudy/ui'
import type { RunView, SessionView } from '../model'
import { RunStatusSign } from '../run-status'

/** Beside the title: how the run stands, since when, which agent, which session. */
export function SessionFacts({ session, run }: { session: SessionView; run: RunView | undefined }) {
  return (
    <>
      {run && <RunStatusSign status={run.status} />}
      {run?.endedAt && (
        <Text tone="quietest">
          <Time at={run.endedAt} show="relative" />
        </Text>
      )}
      <Text tone="quietest">{`${session.agentKey} v${session.agentVersion}`}</Text>
      <CopyId value={session.id} label="session id" />
    </>
  )
}
