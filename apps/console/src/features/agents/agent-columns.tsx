import type { AgentDescription } from '@understudy/runtime'
import type { TenantAgentView } from '@understudy/tenants'
import {
  BudgetBar,
  Button,
  DenialText,
  formatDuration,
  formatNumber,
  Row,
  Switch,
  Text,
  Time,
  TwoLines,
  type DataColumn,
  type Denial,
} from '@understudy/ui'
import { AgentTools } from './agent-tools'

interface Options {
  /** What the installation can run; a tenant may have others, which then cannot be started. */
  known: readonly AgentDescription[] | undefined
  denied: Denial | undefined
  onSwitch: (agent: TenantAgentView, enabled: boolean) => void
  onBudget: (agent: TenantAgentView) => void
}

export const agentColumns = ({ known, denied, onSwitch, onBudget }: Options): DataColumn<TenantAgentView>[] => [
  {
    id: 'key',
    header: 'Agent',
    widthPx: 300,
    cell: ({ key, version }) => {
      const description = known?.find((agent) => agent.key === key)?.description
      return (
        <TwoLines
          title={`${key} v${version}`}
          detail={description ?? (known && 'This version is not part of this installation.')}
        />
      )
    },
  },
  {
    id: 'tools',
    header: 'Tools',
    inList: 'hidden',
    cell: ({ key }) => <AgentTools tools={known?.find((agent) => agent.key === key)?.tools ?? []} />,
  },
  {
    id: 'state',
    header: 'State',
    widthPx: 120,
    inList: 'end',
    cell: (agent) => (
      <Switch
        isOn={agent.enabled}
        label={agent.enabled ? 'on' : 'off'}
        disabledReason={denied && <DenialText denial={denied} />}
        onChange={(enabled) => onSwitch(agent, enabled)}
      />
    ),
  },
  { id: 'runs', header: 'Runs today', align: 'right', inList: 'labelled', cell: ({ runsToday }) => formatNumber(runsToday) },
  {
    id: 'tokens',
    header: 'Tokens today',
    widthPx: 250,
    align: 'right',
    inList: 'labelled',
    cell: ({ tokensToday, budget }) => (
      <Row align="end">
        <span>
          {formatNumber(tokensToday)} <Text tone="quietest">of {formatNumber(budget.tokensPerDay)}</Text>
        </span>
        <BudgetBar used={tokensToday} limit={budget.tokensPerDay} label="Tokens today" />
      </Row>
    ),
  },
  {
    id: 'run',
    header: 'One run, at most',
    align: 'right',
    inList: 'hidden',
    cell: ({ budget }) => `${formatNumber(budget.tokensPerRun)} tokens, ${formatDuration(budget.wallSeconds * 1_000)}`,
  },
  {
    id: 'last',
    header: 'Last run',
    align: 'right',
    inList: 'hidden',
    cell: ({ lastRunAt }) => (lastRunAt ? <Time at={lastRunAt} /> : '–'),
  },
  {
    id: 'budget',
    header: 'Act',
    isHeaderHidden: true,
    align: 'right',
    inList: 'text',
    cell: (agent) => (
      <Button denied={denied} onClick={() => onBudget(agent)}>
        Budget…
      </Button>
    ),
  },
]
