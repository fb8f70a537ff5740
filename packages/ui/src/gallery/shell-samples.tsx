'use client'
import { ChartLine, LayoutGrid, Menu, Settings } from 'lucide-react'
import { Panel } from '../pattern/page/panel.tsx'
import { MobileDock } from '../pattern/shell/mobile-dock.tsx'
import { Navigation } from '../pattern/shell/navigation.tsx'
import { WorldBar } from '../pattern/shell/world-bar.tsx'

const evidence = { href: '#evidence', label: 'Evidence' }

export function ShellSamples() {
  return (
    <>
      <Panel isFlush isBox title="Status bar: its six states, in words and shape">
        <div className="gallery-bars">
          <WorldBar
            state="ok"
            title="All on AWS"
            facts={['4 of 4 ports', 'last drill Sun 22 Nov, passed']}
            evidence={evidence}
            freshness="Live, 1 s ago"
            clock="10:24:08 CET"
          />
          <WorldBar
            state="degraded"
            title="Partly local: objects, memory"
            facts={['since 02:47, 25 min', '16,696 writes wait for AWS, none lost']}
            evidence={evidence}
            freshness="Live, 1 s ago"
          />
          <WorldBar
            state="forced"
            title="Forced local by Ana until 05:18: search"
            facts={['14 sessions continue on local']}
            freshness="Live, 1 s ago"
          />
          <WorldBar
            state="recovering"
            title="Recovering 62 %: objects, memory"
            facts={['25,587 of 41,270 writes handed back', 'about 7 min left']}
            notes={[
              { id: 'drill', text: 'A drill plays: Oct-2025', href: '/system/ui' },
              { id: 'conflicts', text: '3 conflicts need a decision', href: '/system/ui' },
            ]}
            freshness="Live, 1 s ago"
          />
          <WorldBar
            state="down"
            title="objects has no side that can serve"
            facts={['since 03:20, 40 s', '2 tenants']}
            freshness="Live, 1 s ago"
          />
          <WorldBar
            state="unknown"
            title="State not known"
            facts={['2 of 4 processes silent for 9 s']}
            freshness="data 9 s old"
            isLive={false}
          />
        </div>
      </Panel>
      <Panel isFlush isBox title="Navigation, and the four tabs of a phone">
        <div className="gallery-shell">
          <Navigation
            product="Understudy"
            current="/sessions/7"
            onJump={() => undefined}
            person={{ name: 'Ana Lindqvist', role: 'platform operator', href: '/me' }}
            groups={[
              {
                id: 'all',
                items: [
                  { href: '/', label: 'Overview', icon: <LayoutGrid /> },
                  { href: '/sessions', label: 'Sessions', icon: <ChartLine />, count: 4, countTone: 'down' },
                  { href: '/sessions/journal', label: 'Journal', isSub: true, count: 16696 },
                ],
              },
              {
                id: 'tenant',
                label: 'meetmind',
                items: [{ href: '/settings', label: 'A setting with a very long name indeed', icon: <Settings /> }],
              },
            ]}
          />
          <MobileDock
            tabs={[
              { id: 'overview', label: 'Overview', icon: <LayoutGrid />, href: '/', isCurrent: true },
              { id: 'observe', label: 'Observe', icon: <ChartLine />, href: '/observe' },
              { id: 'system', label: 'System', icon: <Settings />, href: '/system' },
              { id: 'more', label: 'More', icon: <Menu />, onPress: () => undefined },
            ]}
          />
        </div>
      </Panel>
    </>
  )
}
