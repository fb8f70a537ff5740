import { z } from 'zod'
import { AppError } from '@understudy/core'
import type { ActionItem, Decision, Evidence, LanguageCode, Sentence, Summary, Topic, Turn } from '../schema.ts'
import { attachEvidence } from './attach-evidence.ts'
import { readJsonObject } from './read-json.ts'

const Cited = z.object({ text: z.string().trim().min(1), turns: z.array(z.coerce.number().int()).catch([]) })
type Cited = z.infer<typeof Cited>
const ModelSummary = z.object({
  overall: z.array(Cited),
  sections: z.array(z.object({ topic: z.int(), title: z.string().trim().optional(), sentences: z.array(Cited) })).catch([]),
})
const ModelAction = Cited.extend({
  owner: z.string().trim().min(1).nullish().catch(null),
  due: z
    .object({ date: z.iso.date().nullable().catch(null), phrase: z.string().nullable().catch(null) })
    .catch({ date: null, phrase: null }),
})

const read = <Shape>(schema: z.ZodType<Shape>, answer: string): Shape => {
  const parsed = schema.safeParse(readJsonObject(answer))
  if (parsed.success) return parsed.data
  throw new AppError('unavailable', 'The model answered in a form that cannot be used.', {
    details: { issues: parsed.error.issues.slice(0, 3) },
  })
}

type Proven = { text: string; evidence: [Evidence, ...Evidence[]] }

/** Only what a turn bears out is kept. */
const prove = (said: Cited, turns: Turn[], language: LanguageCode): Proven | null => {
  const [first, ...rest] = attachEvidence(said.text, said.turns, turns, language)
  return first ? { text: said.text, evidence: [first, ...rest] } : null
}

const sentencesOf = (list: Cited[], turns: Turn[], language: LanguageCode): Sentence[] =>
  list.flatMap((said) => {
    const proven = prove(said, turns, language)
    if (!proven) return []
    const speakers = new Set(proven.evidence.map(({ turn }) => turns.find((one) => one.index === turn)?.speaker ?? null))
    return [{ ...proven, speaker: speakers.size === 1 ? ([...speakers][0] ?? null) : null, extractive: false }]
  })

/** A model's summary with verified evidence; throws `unavailable` when the answer is not the JSON asked for or nothing in it can be proven. */
export const parseModelSummary = (answer: string, turns: Turn[], topics: Topic[], language: LanguageCode): Summary => {
  const { overall, sections } = read(ModelSummary, answer)
  const summary: Summary = {
    overall: sentencesOf(overall, turns, language),
    sections: sections
      .filter(({ topic }) => topics[topic] !== undefined)
      .map(({ topic, title, sentences }) => ({
        title: title || (topics[topic]?.title ?? ''),
        topic,
        sentences: sentencesOf(sentences, turns, language),
      }))
      .filter((section) => section.sentences.length > 0),
  }
  if (summary.overall.length === 0)
    throw new AppError('unavailable', "No sentence of the model's summary is borne out by the transcript.")
  return summary
}

export const parseModelDecisions = (answer: string, turns: Turn[], language: LanguageCode): Decision[] =>
  read(z.object({ decisions: z.array(Cited) }), answer).decisions.flatMap((said) => {
    const proven = prove(said, turns, language)
    return proven ? [{ ...proven, extractive: false }] : []
  })

/** An owner has to be a speaker or to be named in the transcript, else it is left open. */
const ownerOf = (owner: string | null | undefined, turns: Turn[]): string | null => {
  if (owner == null) return null
  const speaker = turns.find((turn) => turn.speaker === owner || turn.speaker?.split(' ')[0] === owner)?.speaker
  return speaker ?? (turns.some((turn) => turn.text.includes(owner)) ? owner : null)
}

export const parseModelActions = (answer: string, turns: Turn[], language: LanguageCode): ActionItem[] =>
  read(z.object({ actions: z.array(ModelAction) }), answer).actions.flatMap(({ owner, due, ...said }) => {
    const proven = prove(said, turns, language)
    return proven ? [{ ...proven, owner: ownerOf(owner, turns), due, extractive: false }] : []
  })

/** The sentences of a model's answer to a question; empty when the transcript does not say. */
export const parseModelAnswer = (answer: string, turns: Turn[], language: LanguageCode): Sentence[] =>
  sentencesOf(read(z.object({ sentences: z.array(Cited) }), answer).sentences, turns, language)
