import { sideOf, type ShownCall } from '../model'

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Attempts before the answer that were really made: what failed, not what was passed over. */
const failedTries = (call: ShownCall): number => call.attempts.filter((attempt) => attempt.decision === 'failed').length

/** Under a step's title: which ports it used and what was unusual about it. Empty for pure work. */
export function stepNote(calls: readonly ShownCall[]): string {
  if (calls.length === 0) return ''
  const names = new Map<string, number>()
  for (const { port, operation } of calls) names.set(`${port}.${operation}`, (names.get(`${port}.${operation}`) ?? 0) + 1)
  const used = [...names].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`))
  const tries = calls.reduce((sum, call) => sum + failedTries(call), 0)
  const failed = calls.filter((call) => call.outcome === 'failed').length
  const oldest = Math.max(0, ...calls.map((call) => call.ageMs ?? 0))
  return [
    ...used.slice(0, 3),
    ...(used.length > 3 ? [`${used.length - 3} more`] : []),
    ...(tries > 0 && calls.some((call) => call.servedBy && sideOf(call.servedBy) === 'local')
      ? [`local took it after ${plural(tries, 'failed try', 'failed tries')}`]
      : tries > 0
        ? [plural(tries, 'retry', 'retries')]
        : []),
    ...(failed > 0 ? [`${plural(failed, 'call', 'calls')} unanswered`] : []),
    ...(oldest > 1_000 ? [`data ${Math.round(oldest / 1_000)}\u00A0s old`] : []),
  ].join(', ')
}
