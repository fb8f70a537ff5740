'use client'
import { useQuery } from '@tanstack/react-query'
import type { TenantAgentView } from '@understudy/tenants'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { DataTable, EmptyState, PageBody, PageHeader, Panel } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import { useTenantOfPage } from '@/features/shell/use-me'
import { agentColumns } from './agent-columns'
import { useSwitchAgent } from './use-switch-agent'

const BudgetDialog = dynamic(() => import('./budget-dialog').then((dialog) => dialog.BudgetDialog))

export function AgentsPage() {
  const trpc = useTRPC()
  const tenant = useTenantOfPage()
  const query = useQuery(trpc.tenants.agents.queryOptions())
  const known = useQuery(trpc.agents.list.queryOptions())
  const denied = useDenial('agent.manage')
  const switchAgent = useSwitchAgent()
  const [budgetOf, setBudgetOf] = useState<TenantAgentView | null>(null)
  const rows = query.data ?? []
  const on = rows.filter(({ enabled }) => enabled).length
  return (
    <>
      <PageHeader title="Agents" subtitle={tenant && query.data && `${tenant.name}, ${on} of ${rows.length} on`} />
      <PageBody>
        <Panel isFlush>
          <DataTable
            label="Agents"
            columns={agentColumns({ known: known.data, denied, onSwitch: switchAgent, onBudget: setBudgetOf })}
            rows={rows}
            rowId={({ key }) => key}
            isLoading={query.isPending}
            error={query.data ? undefined : failureOf(query, 'Agents could not be loaded')}
            empty={
              <EmptyState title="This tenant has no agents">
                An agent is listed under its tenant in config/tenants.yaml and is there after the next start.
              </EmptyState>
            }
          />
        </Panel>
      </PageBody>
      {budgetOf && <BudgetDialog agent={budgetOf} onClose={() => setBudgetOf(null)} />}
    </>
  )
}
