import { X } from 'lucide-react'
import { roles, tenantRoles, type MemberView, type TenantRole } from '@understudy/identity'
import { Avatar, IconButton, Row, Select, Stack, Tag, Text, Time, type DataColumn, type Denial } from '@understudy/ui'

interface Options {
  denied: Denial | undefined
  onlyOwnerId: string | undefined
  onChangeRole: (member: MemberView, role: TenantRole) => void
  onRemove: (member: MemberView) => void
}

const roleOptions = tenantRoles.map((role) => ({ value: role, label: roles[role].title.toLowerCase() }))

export function memberColumns({ denied, onlyOwnerId, onChangeRole, onRemove }: Options): DataColumn<MemberView>[] {
  const isOnlyOwner = (member: MemberView) => member.userId === onlyOwnerId
  return [
    {
      id: 'name',
      header: 'Name',
      cell: (member) => (
        <Row>
          <Avatar name={member.name} />
          <Stack gap={0}>
            <span>
              <Text isStrong>{member.name}</Text> {member.isMe && <Tag>you</Tag>}
            </span>
            <Text size="small" tone="quietest">
              {member.email}
            </Text>
            {isOnlyOwner(member) && (
              <Text size="small" tone="quiet">
                Only owner: make somebody else one first
              </Text>
            )}
          </Stack>
        </Row>
      ),
    },
    {
      id: 'role',
      header: 'Role',
      widthPx: 150,
      cell: (member) => (
        <Select
          aria-label={`Role of ${member.name}`}
          options={roleOptions}
          value={member.role}
          disabled={denied !== undefined || isOnlyOwner(member)}
          onChange={(event) => {
            const role = tenantRoles.find((known) => known === event.target.value)
            if (role) onChangeRole(member, role)
          }}
        />
      ),
    },
    {
      id: 'seen',
      header: 'Active',
      align: 'right',
      inList: 'labelled',
      widthPx: 130,
      cell: ({ lastSeenAt, hasSignedIn }) =>
        lastSeenAt ? <Time at={lastSeenAt} /> : <Text tone="quiet">{hasSignedIn ? '–' : 'not yet'}</Text>,
    },
    {
      id: 'since',
      header: 'Since',
      align: 'right',
      inList: 'hidden',
      widthPx: 120,
      cell: ({ since }) => <Time at={since} show="day" />,
    },
    {
      id: 'remove',
      header: 'Act',
      isHeaderHidden: true,
      align: 'right',
      inList: 'end',
      widthPx: 56,
      cell: (member) => (
        <IconButton
          label={`Remove ${member.name}…`}
          icon={<X />}
          denied={denied}
          disabledReason={isOnlyOwner(member) ? 'The only owner cannot be removed.' : undefined}
          onClick={() => onRemove(member)}
        />
      ),
    },
  ]
}
