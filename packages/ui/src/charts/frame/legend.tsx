import { SideGlyph, type SideKind } from '../../primitive/sign/side-glyph.tsx'

export type LegendEntry = {
  id: string
  name: string
  value?: string | undefined
  side?: SideKind | undefined
  line?: { color: string; dash?: 'solid' | 'dashed' | 'dotted' | undefined } | undefined
}

export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="legend">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.side === undefined ? undefined : `side ${entry.side === 'local' ? 'local' : 'aws'}`}>
          {entry.side !== undefined && <SideGlyph side={entry.side} />}
          {entry.line !== undefined && (
            <span className="swatch-line" style={{ color: entry.line.color, borderTopStyle: entry.line.dash ?? 'solid' }} />
          )}
          {entry.name} {entry.value !== undefined && <strong className="side-value">{entry.value}</strong>}
        </li>
      ))}
    </ul>
  )
}
