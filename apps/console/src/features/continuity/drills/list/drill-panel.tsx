'use client'
import type { DrillSummary } from '@understudy/continuity'
import {
  Button,
  ButtonLink,
  Field,
  formatDay,
  formatDuration,
  formatNumber,
  Row,
  Select,
  SidePanel,
  SidePanelSection,
  Status,
  Text,
  useUi,
  type Denial,
} from '@understudy/ui'
import { byWords, lastedMs, resultWord, stateSigns } from '../drill-words'
import { ExportDrill } from '../report/export-drill'
import { CompareTable } from './compare-table'

interface Props {
  drill: DrillSummary
  /** All that it can be set beside. */
  others: readonly DrillSummary[]
  other: DrillSummary | null
  denied: Denial | undefined
  nowMs: number
  onCompare: (id: string | null) => void
  onRunAgain: () => void
  onClose: () => void
}

/** One drill's figures, beside those of another. */
export function DrillPanel({ drill, others, other, denied, nowMs, onCompare, onRunAgain, onClose }: Props) {
  const { language, timeZone } = useUi()
  const lasted = lastedMs(drill, nowMs)
  const day = ({ createdAt }: DrillSummary) => formatDay(createdAt, { timeZone, language })
  const calls = drill.figures ? `${formatNumber(drill.figures.calls, { language })} calls` : 'no calls'
  return (
    <SidePanel
      title={`${drill.title}, ${day(drill).replace(/ \d{4}$/, '')}`}
      overline={<Status status={stateSigns[drill.state].status}>{resultWord(drill)}</Status>}
      underline={[
        lasted === null ? null : formatDuration(lasted, { language }),
        `clock ${formatNumber(drill.compression, { language })}×`,
        calls,
        `by ${byWords(drill)}`,
      ]
        .filter(Boolean)
        .join(', ')}
      onClose={onClose}
      footer={
        <Row>
          <ButtonLink href={`/continuity/drills/${drill.id}`}>Open report</ButtonLink>
          <ExportDrill id={drill.id} />
          <Button variant="quiet" denied={denied} onClick={onRunAgain}>
            Run again…
          </Button>
        </Row>
      }
    >
      <SidePanelSection>
        <Field label="Beside">
          <Select
            value={other?.id ?? ''}
            onChange={({ target }) => onCompare(target.value === '' ? null : target.value)}
            options={[
              ...(others.length === 0 || !other
                ? [{ value: '', label: others.length === 0 ? 'no other drill' : 'choose a drill' }]
                : []),
              ...others.map((each) => ({ value: each.id, label: `${each.title}, ${day(each)}, ${resultWord(each)}` })),
            ]}
          />
        </Field>
      </SidePanelSection>
      <SidePanelSection title="Figures">
        {drill.figures ? (
          <CompareTable one={drill} other={other} />
        ) : (
          <Text as="p" tone="quiet">
            Nothing was measured.
          </Text>
        )}
      </SidePanelSection>
    </SidePanel>
  )
}
