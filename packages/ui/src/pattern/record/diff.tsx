import { compareLines } from './compare-lines.ts'
import { DiffRow } from './diff-row.tsx'

/** What changed between two texts, line by line, with plus and minus so that colour is not needed. */
export function Diff({ before, after, label }: { before: string; after: string; label: string }) {
  return (
    <div className="diff" role="group" aria-label={label}>
      {compareLines(before, after).map((line, index) => (
        <DiffRow key={index} line={line} />
      ))}
    </div>
  )
}
