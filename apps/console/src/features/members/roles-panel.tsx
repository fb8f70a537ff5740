import { Check } from 'lucide-react'
import { permissionNames, permissions, roles, tenantRoles } from '@understudy/identity'
import { Icon, Panel, PlainTable } from '@understudy/ui'

const rights = permissionNames.filter((name) => permissions[name].scope === 'tenant')
const mark = (isAllowed: boolean) =>
  isAllowed ? (
    <span role="img" aria-label="yes">
      <Icon>
        <Check />
      </Icon>
    </span>
  ) : (
    '–'
  )

/** The policy as it is, not a description of it. */
export function RolesPanel() {
  return (
    <Panel title="What each role may do" isFlush footer="Platform administrators may do all of it, in every tenant.">
      <PlainTable
        label="What each role may do"
        hasRowNames
        columns={[{ header: 'Right' }, ...tenantRoles.map((role) => ({ header: roles[role].title.toLowerCase() }))]}
        rows={rights.map((right) => ({
          id: right,
          cells: [permissions[right].title, ...tenantRoles.map((role) => mark(roles[role].permissions.includes(right)))],
        }))}
      />
    </Panel>
  )
}
