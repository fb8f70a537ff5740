'use client'
import type { Cell, Matrix } from '@understudy/continuity'
import { formatNumber, LinkText, Panel, PlainTable, Row, ShareBar, Stack, StatusGlyph, Text, useUi } from '@understudy/ui'
import { SideSignView } from '@/features/continuity/side-sign-view'
import { cellWords } from '@/features/continuity/words/cell-words'
import { providersIn } from '@/features/continuity/words/providers-in'
import { sideSign } from '@/features/continuity/words/side-sign'

/** Each port and provider: its state, and its share of the last minute's calls. Leads to the matrix. */
export function FleetPanel({ matrix: { ports } }: { matrix: Matrix }) {
  const providers = providersIn(ports)
  return (
    <Panel
      title="Fleet"
      subtitle="share of calls in the last minute, %"
      isFlush
      acts={<LinkText href="/continuity">Open continuity</LinkText>}
    >
      <PlainTable
        label="Ports by provider"
        hasRowNames
        columns={[
          { header: 'Provider' },
          ...ports.map(({ port }) => ({
            header: (
              <LinkText href={`/continuity/${port}`} tone="inherit">
                {port}
              </LinkText>
            ),
          })),
        ]}
        rows={providers.map((provider) => ({
          id: provider,
          cells: [
            <SideSignView key="name" provider={provider} chain={providers} />,
            ...ports.map(({ port, cells }) => (
              <FleetCell key={port} port={port} cell={cells.find((cell) => cell.provider === provider)} chain={providers} />
            )),
          ],
        }))}
      />
    </Panel>
  )
}

function FleetCell({ port, cell, chain }: { port: string; cell: Cell | undefined; chain: readonly string[] }) {
  const { language, Link } = useUi()
  if (!cell || cell.state === 'not_configured')
    return (
      <Text size="small" tone="quietest">
        {cell ? 'not configured' : 'none'}
      </Text>
    )
  const percent = Math.round(cell.servedShare * 100)
  const { status, word } = cellWords(cell, language)
  const isCalm = status === 'ok'
  const { side, name } = sideSign(cell.provider, chain)
  return (
    <Link href={`/continuity?cell=${port}@${cell.provider}`}>
      <span className="visually-hidden">{`${port} on ${name}, share of calls: `}</span>
      <Stack gap={4}>
        <Row gap={8} align="between">
          <Text size="small">{formatNumber(percent, { language })}</Text>
          {!isCalm && status && (
            <Row gap={4}>
              <StatusGlyph status={status} />
              <Text size="small" tone="quiet">
                {word}
              </Text>
            </Row>
          )}
        </Row>
        <ShareBar height="thin" whole={100} shares={[{ fill: side, value: percent, label: `${percent} % of calls` }]} />
      </Stack>
    </Link>
  )
}
