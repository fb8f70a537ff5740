'use client'
import type { DrillSummary } from '@understudy/continuity'
import { formatDay, PlainTable, Text, useUi } from '@understudy/ui'
import { comparedFigures, figureWords, type ComparedFigure } from '../drill-words'
import styles from './compare.module.css'

interface Props {
  one: DrillSummary
  /** Null: there is none to set it beside. */
  other: DrillSummary | null
}

/** Two drills' figures beside each other, and what became of each. */
export function CompareTable({ one, other }: Props) {
  const { language, timeZone } = useUi()
  const day = ({ createdAt }: DrillSummary) => formatDay(createdAt, { timeZone, language }).replace(/ \d{4}$/, '')
  return (
    <PlainTable
      label="Figures compared"
      hasRowNames
      columns={[
        { header: 'Measured' },
        { header: day(one), align: 'right' },
        ...(other
          ? [
              { header: day(other), align: 'right' as const },
              { header: 'Change', align: 'right' as const },
            ]
          : []),
      ]}
      rows={comparedFigures.map((figure) => ({
        id: figure.key,
        cells: [
          figure.key,
          <span key="one" className={styles.figure}>
            <Text isStrong>{figureWords(figure, one.figures, language)}</Text>
          </span>,
          ...(other
            ? [
                <span key="other" className={styles.figure}>
                  {figureWords(figure, other.figures, language)}
                </span>,
                <span key="change" className={styles.figure}>
                  <Change figure={figure} one={one} other={other} />
                </span>,
              ]
            : []),
        ],
      }))}
    />
  )
}

function Change({ figure, one, other }: { figure: ComparedFigure; one: DrillSummary; other: DrillSummary }) {
  const { language } = useUi()
  const [now, before] = [one, other].map(({ figures }) => (figures ? figure.of(figures) : null))
  if (now === null || now === undefined || before === null || before === undefined) return <Text tone="quietest">–</Text>
  if (now === before) return <Text tone="quietest">same</Text>
  const isBetter = figure.isLessBetter === null ? null : now < before === figure.isLessBetter
  const sign = now > before ? '+' : '−'
  return (
    <Text tone={isBetter === null ? 'quiet' : isBetter ? 'ok' : 'degraded'}>
      {sign}
      {figure.words(Math.abs(now - before), language)}
    </Text>
  )
}
