export type DiffLine = { change: 'same' | 'removed' | 'added'; number: number; text: string }

/** Longest common subsequence over lines: quadratic, meant for settings and policies, not for books. */
export function compareLines(before: string, after: string): DiffLine[] {
  const old = before === '' ? [] : before.split('\n')
  const now = after === '' ? [] : after.split('\n')
  const lengths = commonLengths(old, now)
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const oldLine = old[i]
    const newLine = now[j]
    if (oldLine !== undefined && oldLine === newLine) {
      lines.push({ change: 'same', number: j + 1, text: oldLine })
      i += 1
      j += 1
    } else if (oldLine !== undefined && (newLine === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      lines.push({ change: 'removed', number: i + 1, text: oldLine })
      i += 1
    } else if (newLine !== undefined) {
      lines.push({ change: 'added', number: j + 1, text: newLine })
      j += 1
    }
  }
  return lines
}

function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row !== undefined)
        row[j] = old[i] === now[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  return lengths
}

function at(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}
