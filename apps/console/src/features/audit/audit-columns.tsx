import { Lock } from 'lucide-react'
import { Icon, Row, Tag, Text, Time, type DataColumn } from '@understudy/ui'
import { refusedPermission, titleOf, type AuditEventRow, type AuditTitles } from './audit-event'

export const Outcome = ({ outcome }: { outcome: AuditEventRow['outcome'] }) =>
  outcome === 'denied' ? (
    <Row gap={4}>
      <Icon>
        <Lock />
      </Icon>
      <Text isStrong>refused</Text>
    </Row>
  ) : (
    <Text tone="quiet">done</Text>
  )

export const Who = ({ actor }: { actor: AuditEventRow['actor'] }) => (
  <>
    {actor.name} {actor.kind !== 'user' && <Tag>{actor.kind}</Tag>}
  </>
)

/** A refusal says at once which permission was missing. */
const What = ({ event, titles }: { event: AuditEventRow; titles: AuditTitles }) => {
  const permission = refusedPermission(event)
  return (
    <>
      {titleOf(titles, event.action)} {permission !== undefined && <Text isMono>{permission}</Text>}
    </>
  )
}

export const auditColumns = (scope: 'tenant' | 'platform', titles: AuditTitles): DataColumn<AuditEventRow>[] => [
  { id: 'at', header: 'Time', widthPx: 100, inList: 'text', cell: ({ at }) => <Time at={at} show="seconds" /> },
  { id: 'who', header: 'Who', inList: 'title', cell: ({ actor }) => <Who actor={actor} /> },
  { id: 'what', header: 'What', inList: 'text', cell: (event) => <What event={event} titles={titles} /> },
  { id: 'on', header: 'On', inList: 'text', cell: ({ entity }) => <Text isCut>{entity.name}</Text> },
  ...(scope === 'platform'
    ? [
        {
          id: 'tenant',
          header: 'Tenant',
          inList: 'labelled',
          cell: ({ tenant }) => tenant?.name ?? '–',
        } satisfies DataColumn<AuditEventRow>,
      ]
    : []),
  { id: 'outcome', header: 'Outcome', widthPx: 110, inList: 'end', cell: ({ outcome }) => <Outcome outcome={outcome} /> },
]
