import { mkdirSync, writeFileSync } from 'node:fs'
import { loadQmsum, qmsumFile } from './load-qmsum.ts'
import { formatTable } from './format-table.ts'
import { scoreMeeting, systems, type Score, type System, type Task } from './score-meeting.ts'
import { timeMeetings } from './time-meetings.ts'

const dataFolder = new URL('../../../../../../shared/data', import.meta.url).pathname
const outFolder = new URL('../../../../../.data/eval', import.meta.url).pathname

const wholeSplit = 35

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const average = (scores: Score[], system: System, task: Task): { rouge1: number; rouge2: number } => {
  const own = scores.filter((score) => score.system === system && score.task === task)
  return { rouge1: mean(own.map((score) => score.rouge1)), rouge2: mean(own.map((score) => score.rouge2)) }
}

const rowsOf = (scores: Score[]): { system: System; general: Scores; specific: Scores }[] =>
  systems.map((system) => ({
    system,
    general: average(scores, system, 'general'),
    specific: average(scores, system, 'specific'),
  }))
type Scores = { rouge1: number; rouge2: number }

/** Prints and keeps ROUGE of ours beside the baselines, and the time a meeting takes. Returns the exit code. */
export const run = (print: (line: string) => void): number => {
  const meetings = loadQmsum(dataFolder)
  if (!meetings) {
    print(`The data is not there: ../shared/data/${qmsumFile}`)
    return 1
  }
  const scores = meetings.map(scoreMeeting)
  const half = Math.floor(meetings.length / 2)
  const parts = [
    { name: `all ${meetings.length} meetings`, rows: rowsOf(scores.flat()) },
    { name: `first ${half} (parameters were chosen on these)`, rows: rowsOf(scores.slice(0, half).flat()) },
    { name: `other ${meetings.length - half} (parameters were not chosen on these)`, rows: rowsOf(scores.slice(half).flat()) },
  ]
  const time = timeMeetings(meetings)
  if (meetings.length !== wholeSplit)
    print(
      `The file holds ${meetings.length} of the ${wholeSplit} meetings that SOURCE.md counts; its reference figures are over all ${wholeSplit}.\n`,
    )
  for (const part of parts) print(`${part.name}\n${formatTable(part.rows)}\n`)
  print('"With names" is what a page shows; the names of speakers stand in the references, and the baselines have none.')
  print(
    `time a meeting: median ${time.medianMs.toFixed(0)} ms, slowest ${time.slowestMs.toFixed(0)} ms; an hour of talk ${time.hourMs.toFixed(0)} ms`,
  )
  mkdirSync(outFolder, { recursive: true })
  writeFileSync(
    `${outFolder}/meetmind.json`,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, parts, time }, null, 2)}\n`,
  )
  return 0
}
