const numbers = new Intl.NumberFormat('en-GB')
const SECOND_MS = 1_000
const units = [
  { name: 'd', ms: 86_400 * SECOND_MS },
  { name: 'h', ms: 3_600 * SECOND_MS },
  { name: 'min', ms: 60 * SECOND_MS },
] as const

export const count = (value: number): string => numbers.format(value)
export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** "12 s", "3 min", "14 h": the largest unit that there are two of. */
export function span(ms: number): string {
  const unit = units.find((each) => ms >= 2 * each.ms)
  return unit ? `${Math.floor(ms / unit.ms)} ${unit.name}` : `${Math.round(ms / SECOND_MS)} s`
}

export const ago = (at: Date | null, nowMs: number): string => (at ? `${span(Math.max(0, nowMs - at.getTime()))} ago` : '–')

/** Of this machine's own time zone, to the minute. */
export const clock = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(at)

export const plural = (amount: number, one: string, many = `${one}s`): string => `${count(amount)} ${amount === 1 ? one : many}`
