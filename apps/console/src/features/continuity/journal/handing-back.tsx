'use client'
import type { JournalView } from '@understudy/continuity'
import {
  formatClock,
  formatDuration,
  formatNumber,
  formatPercent,
  KeyValues,
  Panel,
  ShareBar,
  Text,
  Time,
  useUi,
} from '@understudy/ui'
import type { Annotation } from '@understudy/ui/charts'
import { LagChart } from '../lag-chart'
import { WayBack } from './way-back'
import styles from './journal.module.css'

interface Props {
  journal: JournalView
  annotations: readonly Annotation[]
}

/** How much of what AWS missed has been handed back, how fast, and what comes after. */
export function HandingBack({ journal, annotations }: Props) {
  const { language } = useUi()
  const { handingBack, wayBack, lag } = journal
  const percent = handingBack && handingBack.total > 0 ? Math.floor((handingBack.done / handingBack.total) * 100) : null
  const isDone = handingBack !== null && handingBack.done >= handingBack.total
  const isAway =
    handingBack !== null && !isDone && handingBack.ratePerS === 0 && journal.rows.every(({ state }) => state !== 'replaying')
  const title = !handingBack
    ? 'Writes for AWS'
    : isAway
      ? 'Waiting for AWS'
      : isDone
        ? 'Handed back to AWS'
        : 'Handing back to AWS'
  const replayed = percent === null ? null : formatPercent(percent / 100, language)
  return (
    <Panel isFlush>
      <div className={styles.frame}>
        <div className={styles.progress}>
          <div>
            <Text as="p" tone="quiet">
              {title}
            </Text>
            {isAway ? (
              <AwayFacts journal={journal} />
            ) : handingBack && percent !== null ? (
              <>
                <Text as="p" size="figure" isStrong>
                  {replayed}
                </Text>
                <div
                  role="progressbar"
                  aria-label="Handing back"
                  aria-valuenow={percent}
                  aria-valuemin={0}
                  aria-valuemax={100}
                  className={styles.bar}
                >
                  <ShareBar height="thick" whole={100} shares={[{ fill: 'local', value: percent, label: `${percent} %` }]} />
                </div>
                <HandingBackFacts handingBack={handingBack} at={journal.at} />
              </>
            ) : (
              <>
                <Text as="p" size="figure" isStrong>
                  Nothing waits
                </Text>
                <Text as="p" tone="quiet">
                  AWS has every write that was acknowledged here.
                </Text>
              </>
            )}
          </div>
          <div>
            <LagChart lag={lag} annotations={annotations} heightPx={128} />
          </div>
          <div>
            <Text as="p" tone="quiet">
              Way back
            </Text>
            <WayBack sides={wayBack} replayed={replayed} />
          </div>
        </div>
      </div>
    </Panel>
  )
}

/** Nothing is on its way: how much waits, and since when. */
function AwayFacts({ journal: { rows, holds } }: { journal: JournalView }) {
  const { language } = useUi()
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0)
  const oldestMs = Math.min(...rows.flatMap(({ oldestAt }) => (oldestAt ? [oldestAt.getTime()] : [])))
  return (
    <>
      <Text as="p" size="figure" isStrong>
        {waiting === 1 ? '1 write' : `${formatNumber(waiting, { language })} writes`}
      </Text>
      <KeyValues
        items={[
          { key: 'Lost', value: 'none: each is stored here' },
          { key: 'Oldest', value: Number.isFinite(oldestMs) ? <Time at={oldestMs} /> : '–' },
          { key: 'Now', value: holds.length > 0 ? 'replay is held' : 'AWS is left alone until it answers' },
          { key: 'Then', value: 'they are handed back, in order' },
        ]}
      />
    </>
  )
}

function HandingBackFacts({ handingBack, at }: { handingBack: NonNullable<JournalView['handingBack']>; at: Date }) {
  const { language, timeZone } = useUi()
  const { done, total, ratePerS, limitPerS, leftMs } = handingBack
  const rate = (perS: number) => `${formatNumber(perS, { language, decimals: 1 })}/s`
  const isDone = done >= total
  const ends = leftMs === null ? null : formatClock(at.getTime() + leftMs, { timeZone, language })
  return (
    <KeyValues
      items={[
        { key: 'Done', value: `${formatNumber(done, { language })} of ${formatNumber(total, { language })} writes` },
        { key: 'Rate', value: limitPerS === null ? rate(ratePerS) : `${rate(ratePerS)}, limit ${rate(limitPerS)}` },
        {
          key: 'Left',
          value: isDone ? (
            'nothing'
          ) : leftMs === null ? (
            'not known yet'
          ) : (
            <>
              <strong>about {formatDuration(leftMs, { language })}</strong>, done near {ends}
            </>
          ),
        },
        { key: 'Then', value: 'digests are compared, then calls return' },
      ]}
    />
  )
}
