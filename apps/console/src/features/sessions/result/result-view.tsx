'use client'
import type { ReactNode } from 'react'
import type { MeetingResult, Transcript } from '@understudy/agents/meetmind'
import type { RunView, ShownCall } from '../model'
import { ActionsPanel } from './actions-panel'
import { DecisionsPanel } from './decisions-panel'
import { ExtractiveNotice } from './extractive-notice'
import { OverTheMeeting, SpeakingTime } from './meeting-charts'
import { ResultFacts } from './result-facts'
import styles from './result.module.css'
import { SummaryPanel } from './summary-panel'
import type { ChosenEvidence } from './use-evidence'

interface ResultViewProps {
  result: MeetingResult
  transcript: Transcript
  run: RunView
  calls: readonly ShownCall[]
  evidence: ChosenEvidence
  ask: ReactNode
}

/** What the meeting came to, every part of it with its evidence. */
export function ResultView({ result, transcript, run, calls, evidence, ask }: ResultViewProps) {
  const { turns } = transcript
  const shared = { result, turns, evidence }
  return (
    <>
      <ResultFacts result={result} run={run} calls={calls} />
      <ExtractiveNotice degraded={result.degraded} />
      <div className={styles.ground}>
        <div className={styles.grid}>
          <div className={styles.stack}>
            <SummaryPanel {...shared} />
            <OverTheMeeting {...shared} />
          </div>
          <div className={styles.stack}>
            <DecisionsPanel {...shared} />
            <ActionsPanel result={result} evidence={evidence} />
            {ask}
            <SpeakingTime result={result} />
          </div>
        </div>
      </div>
    </>
  )
}
