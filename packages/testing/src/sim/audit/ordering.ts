import { acknowledgedMs, beganMs, isRefused, settledMs, type ClientCall } from '../workload/client-call.ts'

/** True where one write was over before the other began: whoever asks, the other is the newer. */
export const isBefore = (a: ClientCall, b: ClientCall): boolean => settledMs(a) < beganMs(b)

export const isAcknowledged = (call: ClientCall): boolean => acknowledgedMs(call) < Infinity

/** An acknowledged write that is newer for sure than `than`. */
export const newerThan = (than: ClientCall, writes: readonly ClientCall[], beforeMs = Infinity): ClientCall | undefined =>
  writes.find((each) => each !== than && acknowledgedMs(each) < beforeMs && isBefore(than, each))

/** It may have happened: somebody sent it, and it was not refused for sure. */
export const isPossible = (call: ClientCall): boolean => call.attempts.length > 0 && !isRefused(call)

export const nameOf = ({ label, attempts }: ClientCall): string => {
  const first = attempts[0]
  return `${label} (${((first?.fromMs ?? 0) / 1_000).toFixed(3)} s)`
}
