'use client'
import { portNames } from '@understudy/ports'
import type { PlatformOverview } from '@understudy/observe'
import { LinkText, Panel, PlainTable, Row, ShareBar, Side, Stack, Status, Text } from '@understudy/ui'

type Provider = PlatformOverview['providers'][number]

const statusOf = { ok: 'ok', down: 'down', unknown: 'unknown', not_configured: 'unknown' } as const

/** Each port and provider: its state, and its share of the last minute's calls. */
export function FleetPanel({ overview: { providers, shares } }: { overview: PlatformOverview }) {
  const names = [...new Set(providers.map(({ provider }) => provider))].sort()
  return (
    <Panel
      title="Fleet"
      subtitle="share of calls in the last minute"
      isFlush
      acts={<LinkText href="/system">Providers</LinkText>}
    >
      <PlainTable
        label="Ports by provider"
        hasRowNames
        columns={[{ header: 'Provider' }, ...portNames.map((port) => ({ header: port }))]}
        rows={names.map((name) => ({
          id: name,
          cells: [
            <Side key="name" side={name === 'local' ? 'local' : 'aws'} name={name.replace(/^aws:/, '')} />,
            ...portNames.map((port) => (
              <FleetCell
                key={port}
                provider={providers.find((row) => row.port === port && row.provider === name)}
                share={shares.find((row) => row.port === port && row.provider === name)?.share ?? 0}
                isLocal={name === 'local'}
              />
            )),
          ],
        }))}
      />
    </Panel>
  )
}

function FleetCell({ provider, share, isLocal }: { provider: Provider | undefined; share: number; isLocal: boolean }) {
  if (!provider || provider.state === 'not_configured')
    return (
      <Text size="small" tone="quietest">
        not configured
      </Text>
    )
  const percent = Math.round(share * 100)
  return (
    <Stack gap={4}>
      <Row gap={8}>
        <Text size="small">{percent}</Text>
        {provider.state !== 'ok' && <Status status={statusOf[provider.state]}>{provider.state}</Status>}
      </Row>
      <ShareBar
        height="thin"
        whole={100}
        shares={[{ fill: isLocal ? 'local' : 'aws', value: percent, label: `${percent} % of calls` }]}
      />
    </Stack>
  )
}
