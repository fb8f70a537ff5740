'use client'
import {
  formatDuration,
  formatNumber,
  ItemList,
  KeyValues,
  missing,
  Notice,
  Progress,
  Side,
  SidePanel,
  SidePanelSection,
  Status,
  TextButton,
  Time,
  useUi,
  type KeyValue,
} from '@understudy/ui'
import { sideOf } from '../model'
import { statusWords } from '../run-status'
import { timeLeftMs } from './time-left'
import type { StepRow } from './timeline-rows'

interface StepPanelProps {
  row: StepRow
  nowMs: number
  onOpenCall: (id: string) => void
  onClose: () => void
}

/** One step: how it stands, what it took, and each of its calls. */
export function StepPanel({ row, nowMs, onOpenCall, onClose }: StepPanelProps) {
  const { language } = useUi()
  const { step, calls } = row
  const number = (value: number) => formatNumber(value, { language })
  const facts: KeyValue[] = [
    { key: 'Status', value: step.status === 'pending' ? 'not begun' : statusWords[step.status] },
    { key: 'Began', value: step.startedAt ? <Time at={step.startedAt} show="exact" /> : missing },
    { key: 'Took', value: formatDuration(row.tookMs, { isFine: true, language }) },
    { key: 'Attempts', value: number(step.attempt) },
    { key: 'Tokens', value: `${number(step.tokensIn)} in, ${number(step.tokensOut)} out` },
  ]
  return (
    <SidePanel title={step.title} overline="Step" underline={<code>{step.key}</code>} onClose={onClose}>
      {step.error && (
        <SidePanelSection>
          <Notice tone="down" title={step.error.message}>
            {step.error.code}
          </Notice>
        </SidePanelSection>
      )}
      {step.progress && step.progress.total !== null && step.status === 'running' && (
        <SidePanelSection>
          <Progress
            label="Done"
            done={step.progress.done}
            total={step.progress.total}
            unit={step.progress.unit}
            leftMs={timeLeftMs(step, nowMs) ?? undefined}
          />
        </SidePanelSection>
      )}
      <SidePanelSection>
        <KeyValues items={facts} />
      </SidePanelSection>
      <SidePanelSection title="Calls" facts={number(calls.length)}>
        {calls.length === 0 ? (
          <p>This step only computes; it called no port.</p>
        ) : (
          <ItemList
            items={calls.map((call) => ({
              id: call.id,
              title: <TextButton onClick={() => onOpenCall(call.id)}>{`${call.port}.${call.operation}`}</TextButton>,
              text: call.servedBy ? <Side side={sideOf(call.servedBy)} /> : <Status status="down">nobody answered</Status>,
              after: formatDuration(call.durationMs, { isFine: true, language }),
            }))}
          />
        )}
      </SidePanelSection>
    </SidePanel>
  )
}
