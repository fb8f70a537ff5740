import { compareLines, type DiffLine } from './compare-lines.ts'

/** A line of each side; null where the other side has more lines. */
export type LinePair = { left: DiffLine | null; right: DiffLine | null }

/** Two texts beside each other: what is the same stands on one height, what was replaced faces what replaced it. */
export function pairLines(left: string, right: string): LinePair[] {
  const pairs: LinePair[] = []
  let removed: DiffLine[] = []
  let added: DiffLine[] = []
  let leftNumber = 0
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1)
      pairs.push({ left: removed[at] ?? null, right: added[at] ?? null })
    removed = []
    added = []
  }
  for (const line of compareLines(left, right)) {
    if (line.change !== 'added') leftNumber += 1
    if (line.change === 'removed') removed.push(line)
    else if (line.change === 'added') added.push(line)
    else {
      flush()
      pairs.push({ left: { ...line, number: leftNumber }, right: line })
    }
  }
  flush()
  return pairs
}
