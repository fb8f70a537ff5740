'use client'
import { useQuery } from '@tanstack/react-query'
import {
  CodeBlock,
  CopyId,
  Diff,
  KeyValues,
  LoadingState,
  Row,
  SidePanel,
  SidePanelSection,
  TextButton,
  Time,
  Timeline,
} from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { Failure } from '@/features/shell/failure'
import { Outcome, Who } from './audit-columns'
import { titleOf, type AuditEventRow, type AuditTitles } from './audit-event'
import { changesOf } from './changes-of'

interface Props {
  event: AuditEventRow
  titles: AuditTitles
  scope: 'tenant' | 'platform'
  onClose: () => void
  onFilter: (wanted: { actor?: string; entity?: string; kind?: string }) => void
}

export function EventPanel({ event, titles, scope, onClose, onFilter }: Props) {
  const changes = changesOf(event.details)
  return (
    <SidePanel
      title={titleOf(titles, event.action)}
      overline={<Time at={event.at} show="exact" />}
      underline={event.action}
      onClose={onClose}
    >
      <SidePanelSection>
        <KeyValues
          items={[
            { key: 'Outcome', value: <Outcome outcome={event.outcome} /> },
            { key: 'Who', value: <Who actor={event.actor} /> },
            { key: 'On', value: `${event.entity.name} (${event.entity.kind})` },
            ...(event.tenant ? [{ key: 'Tenant', value: event.tenant.name }] : []),
            { key: 'From', value: event.address ?? '–' },
            { key: 'Trace', value: event.traceId ? <CopyId value={event.traceId} label="trace" /> : '–' },
            { key: 'Event', value: <CopyId value={event.id} label="event id" /> },
          ]}
        />
        <Row gap={12} doesWrap>
          <TextButton onClick={() => onFilter({ actor: event.actor.id })}>Everything by {event.actor.name}</TextButton>
          <TextButton onClick={() => onFilter({ entity: event.entity.id, kind: event.entity.kind })}>
            Everything on {event.entity.name}
          </TextButton>
        </Row>
      </SidePanelSection>
      {changes && (
        <SidePanelSection title="What changed">
          <Diff label="What changed" before={changes.before} after={changes.after} />
        </SidePanelSection>
      )}
      {!changes && Object.keys(event.details).length > 0 && (
        <SidePanelSection title="Details">
          <CodeBlock label="details" code={JSON.stringify(event.details, null, 2)} />
        </SidePanelSection>
      )}
      <Around event={event} titles={titles} scope={scope} />
    </SidePanel>
  )
}

const SHOWN = 8

/** What else happened to the same thing, newest first. */
function Around({ event, titles, scope }: Pick<Props, 'event' | 'titles' | 'scope'>) {
  const trpc = useTRPC()
  const input = { entityKind: event.entity.kind, entityId: event.entity.id, limit: SHOWN }
  const own = useQuery({ ...trpc.audit.list.queryOptions(input), enabled: scope === 'tenant' })
  const all = useQuery({ ...trpc.audit.listAll.queryOptions(input), enabled: scope === 'platform' })
  const query = scope === 'tenant' ? own : all
  return (
    <SidePanelSection title={`History of ${event.entity.name}`}>
      {query.isPending && <LoadingState shape="lines" count={3} />}
      {query.isError && (
        <Failure error={query.error} title="The history could not be loaded" onRetry={() => void query.refetch()} />
      )}
      {query.data && (
        <Timeline
          entries={query.data.items.map(({ id, at, action, actor, outcome }) => ({
            id,
            time: <Time at={at} />,
            title: id === event.id ? <strong>{titleOf(titles, action)}</strong> : titleOf(titles, action),
            text: outcome === 'denied' ? `refused to ${actor.name}` : actor.name,
          }))}
        />
      )}
    </SidePanelSection>
  )
}
