'use client'
import {
  ButtonLink,
  CopyId,
  formatDuration,
  formatNumber,
  KeyValues,
  missing,
  Notice,
  SidePanel,
  SidePanelSection,
  Status,
  Text,
  Time,
  useUi,
  type KeyValue,
} from '@understudy/ui'
import { RunStatusSign } from '../run-status'
import { ServedBySign } from '../served-by-sign'
import { tookMs, type SessionRow } from './session-row'

interface SessionPanelProps {
  session: SessionRow
  href: string
  nowMs: number
  onClose: () => void
}

/** A session at a glance, beside the list. */
export function SessionPanel({ session, href, nowMs, onClose }: SessionPanelProps) {
  const { language } = useUi()
  const { lastRun, calls } = session
  const number = (value: number) => formatNumber(value, { language })
  const facts: KeyValue[] = [
    { key: 'Agent', value: `${session.agentKey} v${session.agentVersion}` },
    { key: 'Started by', value: session.userName },
    { key: 'Created', value: <Time at={session.createdAt} show="exact" /> },
    { key: 'Last activity', value: <Time at={session.lastActivityAt} show="relative" /> },
    { key: 'Run', value: lastRun ? number(lastRun.number) : missing },
    { key: 'Took', value: formatDuration(tookMs(session, nowMs), { isFine: true, language }) },
    { key: 'Served by', value: <ServedBySign counts={calls} hasNumbers /> },
    {
      key: 'Tokens',
      value: lastRun ? `${number(lastRun.tokensIn)} in, ${number(lastRun.tokensOut)} out` : missing,
    },
  ]
  return (
    <SidePanel
      title={session.title}
      overline={lastRun ? <RunStatusSign status={lastRun.status} /> : <Status status="pending">no run</Status>}
      underline={<CopyId value={session.id} label="session id" />}
      onClose={onClose}
      footer={
        <ButtonLink href={href} variant="primary">
          Open session
        </ButtonLink>
      }
    >
      {lastRun?.error && (
        <SidePanelSection>
          <Notice tone={lastRun.status === 'failed' ? 'down' : 'neutral'} title={lastRun.error.message}>
            {lastRun.error.code}
          </Notice>
        </SidePanelSection>
      )}
      <SidePanelSection>
        <KeyValues items={facts} />
      </SidePanelSection>
      {session.status === 'ended' && (
        <SidePanelSection>
          <Text tone="quiet">This session has ended. Its runs and results are kept.</Text>
        </SidePanelSection>
      )}
    </SidePanel>
  )
}
