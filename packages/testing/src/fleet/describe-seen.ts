import { describeFigures } from '../load/index.ts'
import type { OutageSeen } from './watch-outage.ts'

const seconds = (ms: number | null): string => (ms === null ? 'never' : `${(ms / 1_000).toFixed(2)} s`)

/** The numbers of one outage, a line each. */
export const describeSeen = ({ detections, idempotent, afterwards }: OutageSeen): string[] => [
  ...detections.map(({ port, trippedMs, sentence, lastAskedMs }) => {
    const last = [...lastAskedMs].map(([name, ms]) => `${name} ${seconds(ms)}`).join(', ')
    return `${port.padEnd(8)} tripped after ${seconds(trippedMs)} (${sentence}); last asked: ${last}`
  }),
  describeFigures(idempotent),
  `once everybody knew: 99 % within ${afterwards.p99Ms.toFixed(0)} ms`,
]
