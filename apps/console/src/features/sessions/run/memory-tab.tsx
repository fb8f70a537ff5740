'use client'
import { CopyId, EmptyState, formatDuration, ItemList, KeyValues, Side, Status, Stack, TextButton, useUi } from '@understudy/ui'
import { sideOf, type SessionView, type ShownCall } from '../model'
import styles from './memory-tab.module.css'

const words: Record<string, string> = { memoryId: 'Memory', actorId: 'On behalf of', sessionId: 'Under the session' }

interface MemoryTabProps {
  session: SessionView
  calls: readonly ShownCall[]
  onOpenCall: (id: string) => void
}

/** Where the agent remembers, and what the run asked of its memory. */
export function MemoryTab({ session, calls, onOpenCall }: MemoryTabProps) {
  const { language } = useUi()
  const memoryCalls = calls.filter(({ port }) => port === 'memory')
  return (
    <Stack gap={0}>
      <div className={styles.where}>
        <KeyValues
          items={Object.entries(session.memoryContext).map(([key, value]) => ({
            key: words[key] ?? key,
            value: value === session.userId ? session.userName : <CopyId value={String(value)} label={words[key] ?? key} />,
          }))}
        />
      </div>
      {memoryCalls.length === 0 ? (
        <EmptyState title="Nothing was remembered yet">
          The last step of a run remembers the meeting for later questions.
        </EmptyState>
      ) : (
        <ItemList
          items={memoryCalls.map((call) => ({
            id: call.id,
            title: <TextButton onClick={() => onOpenCall(call.id)}>{`memory.${call.operation}`}</TextButton>,
            text: call.servedBy ? <Side side={sideOf(call.servedBy)} /> : <Status status="down">nobody answered</Status>,
            after: formatDuration(call.durationMs, { isFine: true, language }),
          }))}
        />
      )}
    </Stack>
  )
}
