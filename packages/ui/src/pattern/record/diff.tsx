import { compareLines } from './compare-lines.ts'

/** What changed between two texts, line by line, with plus and minus so that colour is not needed. */
export function Diff({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = compareLines(before, after)
  return (
    <div className="diff" role="group" aria-label={label}>
      {lines.map((line, index) => (
        <div key={index} className={line.change === 'removed' ? 'del' : line.change === 'added' ? 'add' : undefined}>
          <span>{line.number}</span>
          <span aria-label={line.change === 'same' ? undefined : line.change}>{signs[line.change]}</span>
          <span>{line.text}</span>
        </div>
      ))}
    </div>
  )
}

const signs = { removed: '−', added: '+', same: '' }
