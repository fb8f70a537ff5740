import type { Sentence } from '../schema.ts'
import { detectLanguage } from '../transcript/detect-language.ts'
import { cleanTranscript } from '../transcript/clean-transcript.ts'
import { recogniseTranscript } from '../transcript/recognise-transcript.ts'
import { summariseQuestion } from '../questions/summarise-question.ts'
import { segmentTopics } from '../topics/segment-topics.ts'
import { summarise } from '../summary/summarise.ts'
import { baselineSentences } from './baseline-sentences.ts'
import type { QmsumTestMeeting } from './load-qmsum.ts'
import { rouge, type RougeScores } from './rouge.ts'
import { textrankOf } from './textrank-baseline.ts'
import { summariseByTfidf } from './tfidf-baseline.ts'

export const systems = ['tf-idf', 'TextRank', 'ours', 'ours, with names'] as const
export type System = (typeof systems)[number]
export type Task = 'general' | 'specific'
export type Score = RougeScores & { system: System; task: Task }

/** The baselines get as many words as ours may use. */
const words: Record<Task, number> = { general: 115, specific: 70 }

/** As the page and the Markdown show it: who speaks stands before the words. */
const withNames = (sentences: Sentence[]): string =>
  sentences
    .map(
      (said, at) => (said.speaker === null || sentences[at - 1]?.speaker === said.speaker ? '' : `${said.speaker}: `) + said.text,
    )
    .join(' ')

const plain = (sentences: Sentence[]): string => sentences.map((said) => said.text).join(' ')

/** Every system's ROUGE for every reference of one meeting, each in the same run. */
export const scoreMeeting = (meeting: QmsumTestMeeting): Score[] => {
  const spoken = baselineSentences(meeting)
  const textrank = textrankOf(spoken)
  const transcript = recogniseTranscript(new TextEncoder().encode(JSON.stringify(meeting)))
  const { turns } = cleanTranscript(transcript)
  const language = detectLanguage(turns.map((turn) => turn.text).join(' ')).code
  const overall = summarise(turns, segmentTopics(turns, language), language).overall
  const score = (task: Task, answer: string, ours: Sentence[], query?: string): Score[] => [
    { system: 'tf-idf', task, ...rouge(summariseByTfidf(spoken, words[task], query), answer) },
    { system: 'TextRank', task, ...rouge(textrank(words[task], query), answer) },
    { system: 'ours', task, ...rouge(plain(ours), answer) },
    { system: 'ours, with names', task, ...rouge(withNames(ours), answer) },
  ]
  return [
    ...meeting.general_query_list.flatMap(({ answer }) => score('general', answer, overall)),
    ...meeting.specific_query_list.flatMap(({ query, answer }) =>
      score('specific', answer, summariseQuestion(turns, query, language), query),
    ),
  ]
}
