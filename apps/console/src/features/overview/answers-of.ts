import type { PlatformOverview } from '@understudy/observe'
import { formatNumber, formatPercent } from '@understudy/ui'

interface Answer {
  title: string
  proof: string
}

export interface Answers {
  wrong: Answer & { status: 'ok' | 'degraded' | 'down' | 'unknown' }
  affected: { title: string }
  serving: { title: string }
  lost: Answer
}

const plural = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`

/** From figures to sentences; says only what was measured. */
export function answersOf({ providers, runs, calls, tenants, shares }: PlatformOverview): Answers {
  return {
    wrong: whatIsWrong(providers, runs.failed),
    affected: {
      title:
        tenants.needingAttention.length > 0
          ? plural(tenants.needingAttention.length, 'tenant')
          : tenants.active === 0
            ? 'Nobody: no tenant called'
            : `None of ${plural(tenants.active, 'active tenant')}`,
    },
    serving: { title: whoServes(calls) },
    lost: whatWouldBeLost(calls, shares),
  }
}

function whatIsWrong(providers: PlatformOverview['providers'], failedRuns: number): Answers['wrong'] {
  const down = providers.filter(({ state }) => state === 'down')
  const unanswered = Map.groupBy(down, ({ port }) => port)
  const deadPorts = [...unanswered.keys()].filter((port) => !providers.some((row) => row.port === port && row.state === 'ok'))
  if (providers.length === 0) return { status: 'unknown', title: 'Not known', proof: 'No provider has been looked at yet.' }
  if (deadPorts.length > 0)
    return {
      status: 'down',
      title: `${plural(deadPorts.length, 'port')} without a side`,
      proof: `No side answers for ${deadPorts.join(', ')}.`,
    }
  if (down.length > 0)
    return {
      status: 'degraded',
      title: `${plural(down.length, 'provider')} down`,
      proof: `${down.map(({ port, provider }) => `${port} on ${provider}`).join(', ')}. The other side serves.`,
    }
  if (failedRuns > 0)
    return { status: 'degraded', title: `${plural(failedRuns, 'run')} failed`, proof: 'Every port has a side that answers.' }
  return { status: 'ok', title: 'Nothing', proof: 'Every configured provider answers, no run failed.' }
}

function whoServes({ aws, local }: PlatformOverview['calls']): string {
  const answered = aws + local
  if (answered === 0) return '–'
  if (aws === 0) return 'Local, all calls'
  if (local === 0) return 'AWS, all calls'
  return `AWS ${formatPercent(aws / answered)}, local ${formatPercent(local / answered)}`
}

function whatWouldBeLost(calls: PlatformOverview['calls'], shares: PlatformOverview['shares']): Answer {
  if (calls.local === 0) return { title: 'No acknowledged write', proof: 'In this range every call was answered by AWS.' }
  const ports = [...new Set(shares.filter(({ provider }) => provider === 'local').map(({ port }) => port))]
  return {
    title: 'No acknowledged write',
    proof: `What local answered is stored on this side only${ports.length > 0 ? `; in the last minute: ${ports.join(', ')}` : ''}.`,
  }
}
