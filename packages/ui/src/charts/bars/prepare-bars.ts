import { formatPercent, type Language } from '../../format/index.ts'

export type BarItem = { id: string; name: string; value: number; /** How the value reads: "24.1 min". */ text: string }

export type PreparedBars = {
  bars: (BarItem & { share: number; shareText: string })[]
  largest: number
  left: { count: number; share: number } | undefined
}

/** Largest first; past `most` the rest is counted, not hidden. Shares are of all items, also those left out. */
export function prepareBars(items: readonly BarItem[], language: Language, most = 12): PreparedBars {
  const whole = items.reduce((sum, item) => sum + item.value, 0)
  const sorted = [...items].sort((one, other) => other.value - one.value)
  const withShare = sorted.map((item) => {
    const share = whole === 0 ? 0 : item.value / whole
    return { ...item, share, shareText: formatPercent(Math.round(share * 100) / 100, language) }
  })
  const rest = withShare.slice(most)
  return {
    bars: withShare.slice(0, most),
    largest: sorted[0]?.value ?? 0,
    left: rest.length === 0 ? undefined : { count: rest.length, share: rest.reduce((sum, item) => sum + item.share, 0) },
  }
}
