import { z } from 'zod'

export const transcriptFormats = ['webvtt', 'srt', 'speaker-lines', 'plain', 'qmsum'] as const
export const TranscriptFormat = z.enum(transcriptFormats)
export type TranscriptFormat = z.infer<typeof TranscriptFormat>

export const LanguageCode = z.enum(['en', 'sv', 'other'])
export type LanguageCode = z.infer<typeof LanguageCode>

export const Language = z.object({ code: LanguageCode, confidence: z.number().min(0).max(1) })
export type Language = z.infer<typeof Language>

/** What one speaker says before another goes on. `index` is its place in the transcript and never changes, not even by cleaning. */
export const Turn = z.object({
  index: z.int().nonnegative(),
  speaker: z.string().nullable(),
  text: z.string(),
  startMs: z.number().nonnegative().optional(),
  endMs: z.number().nonnegative().optional(),
})
export type Turn = z.infer<typeof Turn>

export const Transcript = z.object({
  format: TranscriptFormat,
  language: Language,
  turns: z.array(Turn),
  durationMs: z.number().nonnegative().nullable(),
  /** True when there are no times and the duration follows from the number of words. */
  durationIsEstimated: z.boolean(),
  /** For a person: what was unusual, what was left out. */
  warnings: z.array(z.string()),
})
export type Transcript = z.infer<typeof Transcript>

/** What `AppError.details` holds when a file is refused. */
export const RefusalReason = z.enum(['empty', 'too_big', 'binary', 'not_a_transcript', 'several_meetings', 'damaged'])
export type RefusalReason = z.infer<typeof RefusalReason>
export const Refusal = z.object({
  reason: RefusalReason,
  found: z.string(),
  lookedFor: z.string(),
  accepted: z.array(z.string()),
})
export type Refusal = z.infer<typeof Refusal>

/** Characters `start` to `end` (exclusive) of the cleaned text of a turn. */
export const Evidence = z.object({ turn: z.int().nonnegative(), start: z.int().nonnegative(), end: z.int().nonnegative() })
export type Evidence = z.infer<typeof Evidence>

/** A sentence of a result. The first piece of evidence is the primary one. */
export const Sentence = z.object({
  text: z.string(),
  /** Whose words these are, when they are one speaker's. */
  speaker: z.string().nullable(),
  evidence: z.array(Evidence).min(1),
  /** True when the words were picked from the transcript, false when a model wrote them. */
  extractive: z.boolean(),
})
export type Sentence = z.infer<typeof Sentence>

/** Turns `startTurn` to `endTurn`, both included. */
export const Topic = z.object({
  title: z.string(),
  startTurn: z.int().nonnegative(),
  endTurn: z.int().nonnegative(),
  keywords: z.array(z.string()),
})
export type Topic = z.infer<typeof Topic>

export const SpeakerStats = z.object({
  speaker: z.string().nullable(),
  turns: z.int().nonnegative(),
  words: z.int().nonnegative(),
  spokenMs: z.number().nonnegative(),
  /** Part of the time spoken by all, 0 to 1. */
  share: z.number().min(0).max(1),
  /** True when `spokenMs` follows from the number of words. */
  estimated: z.boolean(),
})
export type SpeakerStats = z.infer<typeof SpeakerStats>

export const SummarySection = z.object({ title: z.string(), topic: z.int().nonnegative(), sentences: z.array(Sentence) })
export type SummarySection = z.infer<typeof SummarySection>
export const Summary = z.object({ overall: z.array(Sentence), sections: z.array(SummarySection) })
export type Summary = z.infer<typeof Summary>

export const Decision = z.object({ text: z.string(), evidence: z.array(Evidence).min(1), extractive: z.boolean() })
export type Decision = z.infer<typeof Decision>

export const Due = z.object({
  /** A calendar day, YYYY-MM-DD; null when the phrase names none that can be worked out. */
  date: z.iso.date().nullable(),
  phrase: z.string().nullable(),
})
export type Due = z.infer<typeof Due>

export const ActionItem = z.object({
  text: z.string(),
  owner: z.string().nullable(),
  due: Due,
  evidence: z.array(Evidence).min(1),
  extractive: z.boolean(),
})
export type ActionItem = z.infer<typeof ActionItem>

export const ResultPart = z.enum(['summary', 'decisions', 'actions', 'answer'])
export type ResultPart = z.infer<typeof ResultPart>
export const DegradedPart = z.object({ part: ResultPart, reason: z.string() })
export type DegradedPart = z.infer<typeof DegradedPart>

export const TranscriptFacts = z.object({
  format: TranscriptFormat,
  turns: z.int().nonnegative(),
  words: z.int().nonnegative(),
  durationMs: z.number().nonnegative().nullable(),
  durationIsEstimated: z.boolean(),
  warnings: z.array(z.string()),
})
export type TranscriptFacts = z.infer<typeof TranscriptFacts>

export const MeetingResult = z.object({
  title: z.string(),
  language: Language,
  transcript: TranscriptFacts,
  topics: z.array(Topic),
  speakers: z.array(SpeakerStats),
  summary: Summary,
  decisions: z.array(Decision),
  actions: z.array(ActionItem),
  degraded: z.array(DegradedPart),
})
export type MeetingResult = z.infer<typeof MeetingResult>

export const Quote = z.object({
  text: z.string(),
  turn: z.int().nonnegative(),
  speaker: z.string().nullable(),
  /** How well the quote answers, 0 to 1; comparable within one answer only. */
  score: z.number().min(0).max(1),
  meetingId: z.string().optional(),
})
export type Quote = z.infer<typeof Quote>
export const Answer = z.object({ question: z.string(), quotes: z.array(Quote), answered: z.boolean() })
export type Answer = z.infer<typeof Answer>
