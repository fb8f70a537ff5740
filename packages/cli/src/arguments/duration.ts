import { InvalidArgumentError } from 'commander'

const seconds = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** "90s", "30m", "2h", "7d" in seconds. @throws InvalidArgumentError */
export function durationS(text: string): number {
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(text) ?? []
  const perUnit = seconds[unit as keyof typeof seconds] as number | undefined
  if (amount === undefined || perUnit === undefined) throw new InvalidArgumentError('A time is like 90s, 30m, 2h or 7d.')
  return Number(amount) * perUnit
}
