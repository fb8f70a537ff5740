import type { SideKind } from '../sign/side-glyph.tsx'

export type Share = { fill: SideKind | 'ink' | 'ok' | 'degraded' | 'down'; value: number; label: string }

export type ShareBarProps = {
  shares: readonly Share[]
  /** The whole; without it the shares fill the bar. */ whole?: number | undefined
  height?: 'thin' | 'normal' | 'thick' | undefined
}

/** Parts of one whole in one bar. Ink for quantities that have no side. */
export function ShareBar({ shares, whole, height = 'normal' }: ShareBarProps) {
  const sum = whole ?? shares.reduce((total, share) => total + share.value, 0)
  const label = shares.map((share) => share.label).join(', ')
  return (
    <span className={`share-bar ${heights[height]}`} role="img" aria-label={label}>
      {shares.map((share) => (
        <span
          key={share.label}
          className={`fill-${share.fill}`}
          style={{ width: `${sum === 0 ? 0 : (share.value / sum) * 100}%` }}
        />
      ))}
    </span>
  )
}

const heights = { thin: 'is-thin', normal: '', thick: 'is-thick' }
