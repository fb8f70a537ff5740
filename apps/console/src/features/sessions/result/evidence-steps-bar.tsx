'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '@understudy/ui'
import styles from './transcript/transcript.module.css'
import type { ChosenEvidence } from './use-evidence'

/** Walks the turns behind the chosen sentence. */
export function EvidenceSteps({ evidence }: { evidence: ChosenEvidence }) {
  const { step } = evidence
  if (!step) return null
  return (
    <div className={styles.steps}>
      <span role="status">{`Turn ${step.at + 1} of ${step.of} behind the chosen sentence`}</span>
      {step.of > 1 && (
        <>
          <IconButton label="Previous turn" icon={<ChevronLeft />} onClick={() => evidence.move(-1)} />
          <IconButton label="Next turn" icon={<ChevronRight />} onClick={() => evidence.move(1)} />
        </>
      )}
    </div>
  )
}
