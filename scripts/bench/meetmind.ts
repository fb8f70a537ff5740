import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Bench, Found } from './report/bench.ts'

const root = path.resolve(import.meta.dirname, '../..')

interface Evaluation {
  parts: { rows: { system: string; general: Scores; specific: Scores }[] }[]
  time: { hourMs: number }
}
interface Scores {
  rouge1: number
  rouge2: number
}

const kinds = ['general', 'specific'] as const
const scores = ['rouge1', 'rouge2'] as const

/** Quality and speed of the meeting steps without a model, beside plain tf-idf and TextRank in the same run. */
export const bench: Bench = {
  describes: 'ROUGE on QMSum beside tf-idf and TextRank, and the time an hour of talk takes',
  measures: [
    { name: 'meetmind.hour_s', unit: 's', goal: 5, better: 'lower' },
    ...scores.flatMap((score) =>
      kinds.map((kind) => ({ name: `meetmind.${score}_${kind}`, unit: '', goal: null, better: 'higher' as const })),
    ),
  ],
  run: async (say) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/eval.mjs', 'meetmind'], {
      cwd: root,
      encoding: 'utf8',
    })
    if (status !== 0) {
      say((stdout + stderr).trim().split('\n').at(-1) ?? 'the evaluation failed')
      return new Map()
    }
    const { parts, time } = JSON.parse(readFileSync(path.join(root, '.data/eval/meetmind.json'), 'utf8')) as Evaluation
    const found = new Map<string, Found>([['meetmind.hour_s', { value: time.hourMs / 1000 }]])
    const rows = parts[0]?.rows ?? []
    for (const score of scores)
      for (const kind of kinds) {
        const of = (system: string) => rows.find((row) => row.system === system)?.[kind][score] ?? null
        found.set(`meetmind.${score}_${kind}`, {
          value: of('ours'),
          peers: { tfidf: of('tf-idf') ?? 0, textrank: of('TextRank') ?? 0 },
        })
      }
    return found
  },
}
