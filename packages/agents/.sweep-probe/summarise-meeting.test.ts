import { describe, expect, it } from 'vitest'
import { loadQmsum } from './eval/load-qmsum.ts'
import { scoreMeeting, type Score, type System, type Task } from './eval/score-meeting.ts'
import { MeetingResult, type Evidence } from './schema.ts'
import { summariseMeeting } from './summarise-meeting.ts'
import { bytesOf, englishMeeting } from './testing/transcripts.ts'
import { words } from './text/words.ts'
import { cleanTranscript } from './transcript/clean-transcript.ts'
import { recogniseTranscript } from './transcript/recognise-transcript.ts'

const meetings = loadQmsum(new URL('../../../../../shared/data', import.meta.url).pathname)
const noData = 'skipped: ../shared/data/meet-qmsum/test.jsonl is not there'

const evidenceOf = (result: MeetingResult): Evidence[] =>
  [
    ...result.summary.overall,
    ...result.summary.sections.flatMap(({ sentences }) => sentences),
    ...result.decisions,
    ...result.actions,
  ].flatMap(({ evidence }) => evidence)

it('summarises a short meeting into a result that fits its schema', () => {
  const result = summariseMeeting(recogniseTranscript(bytesOf(englishMeeting)), { title: 'Pricing' })
  expect(MeetingResult.parse(result)).toEqual(result)
  expect(result.summary.overall.length).toBeGreaterThan(0)
  expect(result.summary.overall.map(({ text }) => text).join(' ')).not.toMatch(/\bum\b/i)
})

describe.skipIf(!meetings)(meetings ? 'on QMSum meetings' : `on QMSum meetings (${noData})`, () => {
  const read = (meetings ?? []).map((meeting) => recogniseTranscript(bytesOf(JSON.stringify(meeting))))

  it('links every sentence to words that stand in the cleaned turn', () => {
    for (const transcript of read) {
      const { turns } = cleanTranscript(transcript)
      const result = MeetingResult.parse(summariseMeeting(transcript))
      for (const { turn, start, end } of evidenceOf(result)) {
        expect(turns[turn]?.text.slice(start, end).trim().length).toBe(end - start)
        expect(end).toBeGreaterThan(start)
      }
      for (const { text, evidence } of result.summary.overall) {
        const source = evidence.map(({ turn, start, end }) => turns[turn]?.text.slice(start, end)).join(' ')
        const said = new Set(words(source.toLowerCase()))
        expect(words(text.toLowerCase()).filter((word) => !said.has(word))).toEqual([])
      }
    }
  })

  it('writes whole sentences without noises', () => {
    for (const transcript of read)
      for (const { text } of summariseMeeting(transcript).summary.overall) {
        expect(text).toMatch(/^["'“‘(]?[\p{Lu}\p{N}][\s\S]*[.!]["'”’)]*$/u)
        expect(text).not.toMatch(/\b(?:um|uh|mm-hmm)\b|\{|–\.?$|^(?:yeah|okay|so|and)\b/i)
      }
  })

  it('names two to eight topics that cover the meeting', () => {
    for (const transcript of read) {
      const { topics } = summariseMeeting(transcript)
      expect(topics.length).toBeGreaterThanOrEqual(2)
      expect(topics.length).toBeLessThanOrEqual(8)
      expect(topics.at(-1)?.endTurn).toBe(transcript.turns.length - 1)
      for (const { title } of topics) expect(title).not.toBe('Conversation')
    }
  })

  it('says more of what the references say than plain tf-idf and TextRank do', () => {
    const scores = (meetings ?? []).flatMap(scoreMeeting)
    const mean = (system: System, task: Task, figure: 'rouge1' | 'rouge2'): number => {
      const own = scores.filter((score: Score) => score.system === system && score.task === task)
      return own.reduce((sum, score) => sum + score[figure], 0) / own.length
    }
    for (const task of ['general', 'specific'] as const)
      for (const figure of ['rouge1', 'rouge2'] as const) {
        expect(mean('ours', task, figure)).toBeGreaterThan(mean('tf-idf', task, figure) * 1.05)
        expect(mean('ours', task, figure)).toBeGreaterThan(mean('TextRank', task, figure))
      }
  }, 60_000)
})
