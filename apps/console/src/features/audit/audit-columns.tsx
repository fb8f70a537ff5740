import { Lock } from 'lucide-react'
import { Icon, Row, Tag, Text, Time, type DataColumn } from '@understudy/ui'
import { titleOf, type AuditEventRow, type AuditTitles } from './audit-event'

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

export const auditColumns = (scope: 'tenant' | 'platform', titles: AuditTitles): DataColumn<AuditEventRow>[] => [
  { id: 'at', header: 'Time', widthPx: 100, inList: 'text', cell: ({ at }) => <Time at={at} show="seconds" /> },
  { id: 'who', header: 'Who', inList: 'title', cell: ({ actor }) => <Who actor={actor} /> },
  { id: 'what', header: 'What', inList: 'text', cell: ({ action }) => titleOf(titles, action) },
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
