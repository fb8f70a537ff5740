import { diffArrays } from 'diff'

export type DiffLine = { change: 'same' | 'removed' | 'added'; number: number; text: string }

/** Two texts line by line; each line is numbered on its own side. */
export function compareLines(before: string, after: string): DiffLine[] {
  const next = { removed: 1, added: 1 }
  return diffArrays(linesOf(before), linesOf(after)).flatMap((part) =>
    part.value.map((text): DiffLine => {
      if (part.removed) return { change: 'removed', number: next.removed++, text }
      const number = next.added++
      if (part.added) return { change: 'added', number, text }
      next.removed += 1
      return { change: 'same', number, text }
    }),
  )
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))
