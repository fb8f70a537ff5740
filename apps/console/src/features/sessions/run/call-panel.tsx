'use client'
import {
  CopyId,
  formatDuration,
  ItemList,
  KeyValues,
  missing,
  Notice,
  Side,
  SideGlyph,
  SidePanel,
  SidePanelSection,
  Status,
  Time,
  useUi,
  type KeyValue,
} from '@understudy/ui'
import { sideOf, type ShownAttempt, type ShownCall } from '../model'
import { CallOutcome } from './calls-table'

const decisionWords: Record<ShownAttempt['decision'], string> = {
  served: 'answered',
  refused: 'answered no',
  failed: 'did not answer',
  skipped: 'not asked',
}

/** One call: what it was, who answered, and for every provider in the chain what was decided and why. */
export function CallPanel({ call, stepTitle, onClose }: { call: ShownCall; stepTitle: string | null; onClose: () => void }) {
  const { language } = useUi()
  const took = (ms: number) => formatDuration(ms, { isFine: true, language })
  const facts: KeyValue[] = [
    { key: 'Step', value: stepTitle ?? 'outside a step' },
    {
      key: 'Served by',
      value:
        call.servedBy === null ? (
          <Status status="down">nobody</Status>
        ) : (
          <Side side={sideOf(call.servedBy)} name={call.servedBy} />
        ),
    },
    { key: 'Outcome', value: <CallOutcome call={call} /> },
    { key: 'Took', value: took(call.durationMs) },
    { key: 'At', value: <Time at={call.at} show="exact" /> },
    { key: 'Age of the data', value: call.ageMs === null ? missing : took(call.ageMs) },
    { key: 'Durability', value: call.durability ?? missing },
    ...(call.detail ? [{ key: 'Detail', value: call.detail }] : []),
    { key: 'Id', value: <CopyId value={call.id} label="call id" /> },
  ]
  return (
    <SidePanel title={`${call.port}.${call.operation}`} overline="Port call" onClose={onClose}>
      <SidePanelSection>
        <KeyValues items={facts} />
      </SidePanelSection>
      {call.degraded && (
        <SidePanelSection>
          <Notice tone="degraded" title="Degraded.">
            {call.degraded}
          </Notice>
        </SidePanelSection>
      )}
      <SidePanelSection title="Why this side">
        {call.attempts.length === 0 ? (
          <p>The chain of this port has one provider.</p>
        ) : (
          <ItemList
            items={call.attempts.map((attempt, index) => ({
              id: `${index}-${attempt.provider}`,
              sign: <SideGlyph side={sideOf(attempt.provider)} />,
              title: `${attempt.provider} ${decisionWords[attempt.decision]}`,
              text: attempt.reason === decisionWords[attempt.decision] ? undefined : attempt.reason,
              after: attempt.decision === 'skipped' ? undefined : took(attempt.durationMs),
            }))}
          />
        )}
      </SidePanelSection>
    </SidePanel>
  )
}
