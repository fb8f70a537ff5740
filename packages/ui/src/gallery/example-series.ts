import { exampleMoment, minuteMs } from './example-moment.ts'

const start = exampleMoment - 35 * minuteMs

/** Even, plainly artificial waves: an hour in minutes, `null` where the sample shows a gap. */
export function wave(base: number, swing: number, shape: (minute: number) => number | null = () => 1) {
  return Array.from({ length: 61 }, (_, minute) => {
    const factor = shape(minute)
    return {
      at: start + minute * minuteMs,
      value: factor === null ? null : Math.round((base + swing * Math.sin(minute * 1.7)) * factor),
    }
  })
}
