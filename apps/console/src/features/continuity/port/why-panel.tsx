'use client'
import type { Cell, PortPage, TransitionView } from '@understudy/continuity'
import { EmptyState, Panel, Row, Segmented, Select, Time } from '@understudy/ui'
import { sideName } from '../words/side-sign'
import { AtTheSwitch } from './at-the-switch'
import { LiveWindows } from './live-windows'
import type { PortView } from './use-port-view'

/** The evidence of one side: what tripped it, and what is counted now. */
export function WhyPanel({ page, view }: { page: PortPage; view: PortView }) {
  const { cells } = page.row
  const cell = cells.find(({ provider }) => provider === view.side) ?? mostTelling(cells)
  const hasSwitch = cell?.reason !== null && cell?.reason !== undefined
  const shown = view.why ?? (hasSwitch ? 'switch' : 'live')
  const at = cell && (switchOf(page.transitions, cell)?.at ?? cell.since)
  return (
    <Panel
      title="Why it moved"
      subtitle={at && hasSwitch ? <Time at={at} show="exact" /> : undefined}
      acts={
        <Row gap={8} doesWrap>
          {cells.length > 1 && (
            <Select
              aria-label="Side"
              value={cell?.provider}
              options={cells.map(({ provider }) => ({ value: provider, label: sideName(provider) }))}
              onChange={({ target }) => view.showSide(target.value)}
            />
          )}
          <Segmented
            label="When"
            value={shown}
            onChange={view.showWhy}
            segments={[
              { value: 'switch', label: 'At the switch' },
              { value: 'live', label: 'Live' },
            ]}
          />
        </Row>
      }
    >
      {!cell ? (
        <EmptyState title="No side is configured">Configure AWS or local for this port.</EmptyState>
      ) : shown === 'live' ? (
        <LiveWindows windows={page.windows.filter(({ provider }) => provider === cell.provider)} />
      ) : (
        <AtTheSwitch cell={cell} moved={switchOf(page.transitions, cell)} page={page} />
      )}
    </Panel>
  )
}

/** A side that was tripped says more than one that never was. */
const mostTelling = (cells: readonly Cell[]): Cell | undefined =>
  cells.find(({ state }) => state === 'tripped') ?? cells.find(({ reason }) => reason !== null) ?? cells[0]

const switchOf = (transitions: readonly TransitionView[], { provider }: Cell): TransitionView | undefined =>
  transitions
    .filter((transition) => transition.provider === provider && transition.kind === 'tripped')
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())[0]
