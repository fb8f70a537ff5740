'use client'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { formatNumber, IconButton, SearchInput, Text, useUi } from '@understudy/ui'
import type { Transcript } from '@understudy/agents/meetmind'
import { languageWords } from '../../language-words'
import { EvidenceSteps } from '../evidence-steps-bar'
import { findInTurns } from './find-in-turns'
import styles from './transcript.module.css'
import { TurnList } from './turn-list'
import type { ChosenEvidence } from '../use-evidence'

interface TranscriptPanelProps {
  transcript: Transcript
  evidence: ChosenEvidence
  /** On a phone the transcript lies over the page, and only when it was asked for. */
  isOpen: boolean
  onClose: () => void
}

export function TranscriptPanel({ transcript, evidence, isOpen, onClose }: TranscriptPanelProps) {
  const { language } = useUi()
  const [words, setWords] = useState('')
  const [at, setAt] = useState<number | null>(null)
  const finds = useMemo(() => findInTurns(transcript.turns, words), [transcript.turns, words])
  const find = at === null ? null : (finds[at % Math.max(1, finds.length)] ?? null)
  const step = (by: 1 | -1) => setAt(((at ?? (by === 1 ? -1 : 0)) + by + finds.length) % Math.max(1, finds.length))
  const { code } = transcript.language
  const hasTimes = transcript.turns.some((turn) => turn.startMs !== undefined)
  return (
    <aside className={styles.panel} aria-label="Transcript" data-open={isOpen}>
      <div className={styles.head}>
        <div>
          <Text as="h2" size="title" isStrong>
            Transcript
          </Text>
          <Text as="p" size="small" tone="quietest">
            {`${languageWords[code]}, ${formatNumber(transcript.turns.length, { language })} turns, ${hasTimes ? 'times from the recording' : 'without times'}`}
          </Text>
        </div>
        <span className={styles.closer}>
          <IconButton label="Close the transcript" icon={<X />} onClick={onClose} />
        </span>
      </div>
      <form
        className={styles.find}
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          step(1)
        }}
      >
        <SearchInput
          label="Find in transcript"
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(null)
          }}
        />
        {words.trim() !== '' && (
          <>
            <span className={styles.count} role="status">
              {find ? `${(at ?? 0) + 1} of ${finds.length}` : `${finds.length} found`}
            </span>
            <IconButton label="Previous place" icon={<ChevronUp />} onClick={() => step(-1)} />
            <IconButton label="Next place" icon={<ChevronDown />} onClick={() => step(1)} />
          </>
        )}
      </form>
      <TurnList
        turns={transcript.turns}
        lang={code === 'other' ? undefined : code}
        chosen={{ turn: evidence.turn, evidence: evidence.statement?.evidence ?? [] }}
        finds={finds}
        find={find}
        onChoose={(turn) => {
          setAt(null)
          evidence.chooseTurn(turn)
        }}
      />
      <EvidenceSteps
        evidence={{
          ...evidence,
          move: (by) => {
            setAt(null)
            evidence.move(by)
          },
        }}
      />
    </aside>
  )
}
