'use client'
import {
  FactStrip,
  formatDuration,
  formatNumber,
  formatPercent,
  missing,
  Notice,
  Panel,
  PlainTable,
  ShareBar,
  Status,
  Text,
  useUi,
} from '@understudy/ui'
import type { Transcript } from '@understudy/agents/meetmind'
import { formatWords, languageWords } from '../language-words'
import { speakerShares } from './speaker-shares'
import { turnLabel } from '../result/turn-label'
import styles from './start.module.css'

const mostSpeakers = 12
const firstTurns = 3

/** What was read out of the file: the facts, who speaks how much, and how it begins. */
export function RecognisedPanel({ transcript }: { transcript: Transcript }) {
  const { language } = useUi()
  const shares = speakerShares(transcript)
  const named = shares.filter(({ speaker }) => speaker !== null).length
  const largest = Math.max(...shares.map(({ share }) => share))
  const { durationMs, durationIsEstimated, warnings } = transcript
  const lang = transcript.language.code === 'other' ? undefined : transcript.language.code
  const length = formatDuration(durationMs === null ? null : Math.max(60_000, Math.round(durationMs / 60_000) * 60_000), {
    language,
  })
  return (
    <Panel
      title="Recognised"
      facts={
        <Status status={warnings.length === 0 ? 'ok' : 'degraded'}>{warnings.length === 0 ? 'complete' : 'with remarks'}</Status>
      }
      acts={<Text tone="quietest">nothing is sent yet</Text>}
      isFlush
    >
      <FactStrip
        facts={[
          { label: 'Format', value: formatWords[transcript.format] },
          {
            label: 'Language',
            value: `${languageWords[transcript.language.code]}, ${formatPercent(Math.round(transcript.language.confidence * 100) / 100, language)}`,
          },
          {
            label: durationIsEstimated ? 'Length, by words' : 'Length',
            value: durationIsEstimated ? `about ${length}` : length,
          },
          { label: 'Turns', value: formatNumber(transcript.turns.length, { language }) },
          { label: 'Speakers', value: named === 0 ? 'not named' : formatNumber(named, { language }) },
        ]}
      />
      {warnings.length > 0 && (
        <div className={styles.panelText}>
          <Notice tone="degraded" title="Worth knowing before it starts.">
            {warnings.join(' ')}
          </Notice>
        </div>
      )}
      <PlainTable
        label="Speakers"
        hasRowNames
        columns={[
          { header: 'In the file' },
          { header: 'Turns', align: 'right' },
          { header: 'Words', align: 'right' },
          { header: <span className="visually-hidden">Share as a bar</span> },
          { header: 'Share', align: 'right' },
        ]}
        rows={shares.slice(0, mostSpeakers).map(({ speaker, turns, words, share }) => ({
          id: speaker ?? '',
          cells: [
            speaker ?? <Text tone="quietest">{named === 0 ? 'nobody is named' : 'not named'}</Text>,
            formatNumber(turns, { language }),
            formatNumber(words, { language }),
            <span key="share" className={styles.share}>
              <ShareBar shares={[{ fill: 'ink', value: share, label: formatPercent(share, language) }]} whole={largest || 1} />
            </span>,
            formatPercent(Math.round(share * 100) / 100, language),
          ],
        }))}
      />
      {shares.length > mostSpeakers && (
        <p className={styles.panelText}>
          <Text tone="quietest">{`${mostSpeakers} of ${shares.length} speakers shown`}</Text>
        </p>
      )}
      <ol className={styles.first} aria-label="First turns">
        {transcript.turns.slice(0, firstTurns).map((turn) => (
          <li key={turn.index}>
            <span>{turnLabel(turn)}</span>
            <span>
              <strong>{turn.speaker ?? missing}</strong>{' '}
              <span className={styles.words} lang={lang}>
                {turn.text}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
