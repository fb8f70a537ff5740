import type { ReactNode } from 'react'
import type { DiffLine } from './compare-lines.ts'
import { DiffRow } from './diff-row.tsx'
import { pairLines } from './pair-lines.ts'

export type SideBySideProps = { left: DiffSide; right: DiffSide }

type DiffSide = { /** Names the side for screen readers. */ label: string; heading: ReactNode; text: string }

/** Two versions of one text beside each other; below each other on a phone. */
export function SideBySide({ left, right }: SideBySideProps) {
  const pairs = pairLines(left.text, right.text)
  return (
    <div className="side-by-side">
      <Half side={left} lines={pairs.map((pair) => pair.left)} />
      <Half side={right} lines={pairs.map((pair) => pair.right)} />
    </div>
  )
}

function Half({ side, lines }: { side: DiffSide; lines: readonly (DiffLine | null)[] }) {
  return (
    <div>
      <div className="side-by-side-heading">{side.heading}</div>
      <div className="diff" role="group" aria-label={side.label} tabIndex={0}>
        {lines.map((line, index) => (
          <DiffRow key={index} line={line} />
        ))}
      </div>
    </div>
  )
}
