import type { overviewRanges } from '@understudy/observe'

type Range = (typeof overviewRanges)[number]

export const rangeWords: Record<Range, string> = {
  15: 'Last 15 min',
  60: 'Last 60 min',
  360: 'Last 6 h',
  1440: 'Last 24 h',
  10080: 'Last 7 days',
}
