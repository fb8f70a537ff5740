'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsBoolean, parseAsString, useQueryState } from 'nuqs'
import { useMemo, useState } from 'react'
import type { MemberView } from '@understudy/identity'
import { Button, Columns, DataTable, EmptyState, FilterBar, PageBody, Panel } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import { TenantHeader } from '@/features/tenants/tenant-header'
import { memberColumns } from './member-columns'
import { RemoveMemberDialog } from './remove-member-dialog'
import { RolesPanel } from './roles-panel'
import { useChangeRole } from './use-change-role'

const AddMemberDialog = dynamic(() => import('./add-member-dialog').then((dialog) => dialog.AddMemberDialog))

export function MembersPage() {
  const trpc = useTRPC()
  const query = useQuery(trpc.members.list.queryOptions())
  const denied = useDenial('member.manage')
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''))
  const [isAdding, setIsAdding] = useQueryState('add', parseAsBoolean.withDefault(false))
  const [leaving, setLeaving] = useState<MemberView | null>(null)
  const changeRole = useChangeRole()
  const members = useMemo(() => query.data ?? [], [query.data])
  const owners = members.filter(({ role }) => role === 'owner')
  const onlyOwnerId = owners.length === 1 ? owners[0]!.userId : undefined
  const grantors = owners.map(({ name }) => name).join(' or ')
  const locked = denied && (grantors ? { ...denied, grantedBy: grantors } : denied)
  const columns = memberColumns({ denied: locked, onlyOwnerId, onChangeRole: changeRole, onRemove: setLeaving })
  const rows = members.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(q.trim().toLowerCase()))
  return (
    <>
      <TenantHeader
        acts={
          <Button variant="primary" icon={<Plus />} denied={locked} onClick={() => void setIsAdding(true)}>
            Add member
          </Button>
        }
      />
      <PageBody>
        <Columns
          main={
            <>
              <FilterBar search={{ label: 'Find a member', value: q, onChange: (value) => void setQ(value || null) }} />
              <Panel isFlush>
                <DataTable
                  label="Members"
                  columns={columns}
                  rows={rows}
                  rowId={({ userId }) => userId}
                  isLoading={query.isPending}
                  error={query.data ? undefined : failureOf(query, 'Members could not be loaded')}
                  empty={
                    q ? (
                      <EmptyState title="No member matches">Names and e-mail addresses were searched for “{q}”.</EmptyState>
                    ) : (
                      <EmptyState title="This tenant has no members yet">
                        Members sign in and work with its agents. Add an owner first, who can then add others.
                      </EmptyState>
                    )
                  }
                />
              </Panel>
            </>
          }
          aside={<RolesPanel />}
        />
      </PageBody>
      {isAdding && !denied && <AddMemberDialog onClose={() => void setIsAdding(null)} />}
      {leaving && <RemoveMemberDialog member={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
