import type { DiffLine } from './compare-lines.ts'

const signs = { removed: '−', added: '+', same: '' }
const grounds = { removed: 'del', added: 'add', same: undefined }

/** One line with its number and its sign; without a line, the room that the other side takes. */
export function DiffRow({ line }: { line: DiffLine | null }) {
  if (line === null)
    return (
      <div className="none" aria-hidden="true">
        <span />
        <span />
        <span>&nbsp;</span>
      </div>
    )
  return (
    <div className={grounds[line.change]}>
      <span>{line.number}</span>
      <span {...(line.change === 'same' ? {} : { role: 'img', 'aria-label': line.change })}>{signs[line.change]}</span>
      <span>{line.text}</span>
    </div>
  )
}
