'use client'
import type { AuditEventView } from '@understudy/audit/schema'
import { EmptyState, LinkText, Panel, Time, Timeline } from '@understudy/ui'

type Props = { changes: readonly AuditEventView[]; titles: Readonly<Record<string, string>> }

/** `titles` are the audit actions' words: "Ana started session Steering group". */
export function ChangesPanel({ changes, titles }: Props) {
  return (
    <Panel title="Recent changes" acts={<LinkText href="/audit">Audit</LinkText>}>
      {changes.length === 0 ? (
        <EmptyState title="None yet">Changes by people and by the system appear here.</EmptyState>
      ) : (
        <Timeline
          entries={changes.map(({ id, at, action, actor, entity, outcome }) => ({
            id,
            time: <Time key="time" at={at} show="clock" />,
            title: [actor.name, titles[action] ?? action, ...(entity.id === actor.id ? [] : [entity.name])].join(' '),
            ...(outcome === 'denied' && { status: 'degraded' as const }),
          }))}
        />
      )}
    </Panel>
  )
}
