import Table from 'cli-table3'

const borders = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'] as const
const lines = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'] as const
const chars = { ...Object.fromEntries([...borders, ...lines].map((name) => [name, ''])), middle: '  ' }

/** Columns for a person: no rules around them, so that lines can be cut and searched with the usual tools. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({
    head: head.map((title) => title.toUpperCase()),
    chars,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  })
  drawn.push(...rows.map((row) => [...row]))
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
