'use client'
import type { ReactNode } from 'react'
import {
  Count,
  formatDuration,
  formatNumber,
  formatPercent,
  ShareBar,
  SidePanel,
  SidePanelSection,
  Stack,
  Text,
  useUi,
} from '@understudy/ui'
import type { Meeting } from '@understudy/agents/meetmind'
import { languageWords } from '../language-words'
import { unnamedSpeaker } from '../result/meeting-strip-of'
import { turnLabel } from '../result/turn-label'
import styles from './result-so-far.module.css'

const mostShown = 6

/** What the run has made so far; each part appears when its step has ended. */
export function ResultSoFar({ meeting, isLive }: { meeting: Meeting; isLive: boolean }) {
  const { language } = useUi()
  const { transcript, parts } = meeting
  const lang = transcript && transcript.language.code !== 'other' ? transcript.language.code : undefined
  const at = (turn: number | undefined) => {
    const found = turn === undefined ? undefined : transcript?.turns[turn]
    return found && turnLabel(found)
  }
  const about =
    transcript && `${languageWords[transcript.language.code]}, ${formatNumber(transcript.turns.length, { language })} turns. `
  return (
    <SidePanel title="Result" underline={`${about ?? ''}${isLive ? 'A draft until the run ends.' : ''}`}>
      <Part title="Summary" isThere={parts.summary !== null} isLive={isLive}>
        <Stack gap={4}>
          {parts.summary?.overall.map((sentence, index) => (
            <Text as="p" key={index} lang={lang}>
              {sentence.text}
            </Text>
          ))}
        </Stack>
      </Part>
      <Part title="Decisions" count={parts.decisions?.length} isThere={parts.decisions !== null} isLive={isLive}>
        <Lines
          lang={lang}
          lines={(parts.decisions ?? []).map(({ text, evidence }) => ({ text, after: at(evidence[0]?.turn) }))}
        />
      </Part>
      <Part title="Actions" count={parts.actions?.length} isThere={parts.actions !== null} isLive={isLive}>
        <Lines lang={lang} lines={(parts.actions ?? []).map(({ text, owner }) => ({ text, after: owner ?? 'no owner' }))} />
      </Part>
      <Part title="Speaking time" isThere={parts.speakers !== null} isLive={isLive}>
        <Stack>
          {parts.speakers?.slice(0, mostShown).map(({ speaker, spokenMs, share }) => (
            <Stack gap={4} key={speaker ?? unnamedSpeaker}>
              <Text size="small">
                {`${speaker ?? unnamedSpeaker}, ${formatDuration(spokenMs, { language })}, ${formatPercent(Math.round(share * 100) / 100, language)}`}
              </Text>
              <ShareBar height="thin" whole={1} shares={[{ fill: 'ink', value: share, label: formatPercent(share, language) }]} />
            </Stack>
          ))}
        </Stack>
      </Part>
    </SidePanel>
  )
}

interface PartProps {
  title: string
  count?: number | undefined
  isThere: boolean
  isLive: boolean
  children: ReactNode
}

function Part({ title, count, isThere, isLive, children }: PartProps) {
  return (
    <SidePanelSection title={title} facts={count !== undefined && <Count value={count} />}>
      {isThere ? (
        count === 0 ? (
          <Text tone="quiet">None was found.</Text>
        ) : (
          children
        )
      ) : (
        <Text tone="quietest">{isLive ? 'Not there yet.' : 'Not made.'}</Text>
      )}
    </SidePanelSection>
  )
}

function Lines({ lines, lang }: { lines: readonly { text: string; after: string | undefined }[]; lang: string | undefined }) {
  return (
    <ul>
      {lines.slice(0, mostShown).map(({ text, after }, index) => (
        <li key={index} className={styles.line}>
          <span lang={lang}>{text}</span>
          <span className={styles.after}>{after}</span>
        </li>
      ))}
      {lines.length > mostShown && (
        <li>
          <Text size="small" tone="quietest">{`${mostShown} of ${lines.length} shown`}</Text>
        </li>
      )}
    </ul>
  )
}
