'use client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { tenantListSorts } from '@understudy/tenants'
import { Button, DataTable, EmptyState, FilterBar, PageBody, PageHeader, Panel, TextButton } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { useSettled } from '@/client/use-settled'
import { failureOf } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import { tenantColumns } from './tenant-columns'

const CreateTenantDialog = dynamic(() => import('./create-tenant-dialog').then((dialog) => dialog.CreateTenantDialog))

const view = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(tenantListSorts).withDefault('name'),
  create: parseAsBoolean.withDefault(false),
}

export function TenantsPage() {
  const trpc = useTRPC()
  const [{ q, sort, create }, setView] = useQueryStates(view)
  const text = useSettled(q.trim())
  const denied = useDenial('platform.tenants')
  const query = useInfiniteQuery({
    ...trpc.tenants.list.infiniteQueryOptions(
      { sort, limit: 50, ...(text && { text }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  const createButton = (
    <Button variant="primary" icon={<Plus />} denied={denied} onClick={() => void setView({ create: true })}>
      New tenant
    </Button>
  )
  return (
    <>
      <PageHeader title="Tenants" acts={createButton} />
      <PageBody>
        <FilterBar search={{ label: 'Find a tenant', value: q, onChange: (value) => void setView({ q: value || null }) }} />
        <Panel isFlush>
          <DataTable
            label="Tenants"
            columns={tenantColumns}
            rows={rows}
            rowId={({ slug }) => slug}
            rowHref={({ slug }) => `/t/${slug}`}
            sort={{ columnId: sort, direction: sort === 'name' ? 'ascending' : 'descending' }}
            onSort={({ columnId }) => void setView({ sort: tenantListSorts.find((known) => known === columnId) ?? 'name' })}
            isLoading={query.isPending}
            error={failureOf(query, 'Tenants could not be loaded')}
            empty={
              text ? (
                <EmptyState
                  title="No tenant matches"
                  acts={<TextButton onClick={() => void setView({ q: null })}>Show all tenants</TextButton>}
                >
                  Names, short names and domains were searched for “{text}”.
                </EmptyState>
              ) : (
                <EmptyState title="There is no tenant yet" acts={createButton}>
                  A tenant is a company with its own members, agents, sessions and trail. Nothing of it is seen by another.
                </EmptyState>
              )
            }
            more={
              query.data && {
                hasMore: query.hasNextPage,
                isLoading: query.isFetchingNextPage,
                onLoad: () => void query.fetchNextPage(),
                label: 'Show more',
              }
            }
          />
        </Panel>
      </PageBody>
      {create && <CreateTenantDialog onClose={() => void setView({ create: null })} />}
    </>
  )
}
