import { formatClock, formatDay, type Language } from '../../format/index.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const steps = [
  second,
  5 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  28 * day,
]

export type TimeAxis = { from: number; to: number; ticks: number[]; label: (at: number) => string }

type Options = { from: number; to: number; timeZone: string; language?: Language | undefined; mostTicks?: number | undefined }

/** At most six ticks on whole minutes, hours or days of the person's zone. */
export function prepareTimeAxis({ from, to, timeZone, language, mostTicks = 6 }: Options): TimeAxis {
  const step = steps.find((candidate) => (to - from) / candidate <= mostTicks) ?? 28 * day
  const offset = zoneOffsetMs(from, timeZone)
  const first = Math.ceil((from + offset) / step) * step - offset
  const ticks: number[] = []
  for (let at = first; at <= to; at += step) ticks.push(at)
  const label = (at: number) => {
    if (step >= day) return formatDay(at, { timeZone, language }).replace(/ \d{4}$/, '')
    return formatClock(at, { timeZone, language, hasSeconds: step < minute })
  }
  return { from, to, ticks, label }
}

function zoneOffsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(at / second) * second
}
