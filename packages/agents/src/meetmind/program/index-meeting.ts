import type { SearchDocument, IndexSettings } from '@understudy/ports'
import type { StepContext } from '@understudy/runtime/server'
import type { LanguageCode, Transcript } from '../schema.ts'
import { countWords } from '../text/words.ts'

const BATCH = 200
/** Shorter turns ("Yes.") answer no question. */
const LEAST_WORDS = 3

/** One index a language: each is analysed in its own way. */
export const meetingIndexes = ['meetings-en', 'meetings-sv'] as const
export type MeetingIndex = (typeof meetingIndexes)[number]
const indexOf = (language: LanguageCode): MeetingIndex => (language === 'sv' ? 'meetings-sv' : 'meetings-en')

const settingsOf = (index: MeetingIndex): IndexSettings => ({
  language: index === 'meetings-sv' ? 'sv' : 'en',
  textFields: { text: 2, title: 1 },
  keywordFields: ['sessionId', 'speaker'],
  numberFields: ['turn', 'startMs'],
  vector: null,
})

/** Makes every turn that says something findable by its words, across the tenant's meetings. */
export async function indexMeeting(
  step: StepContext,
  meeting: { sessionId: string; title: string; transcript: Transcript },
): Promise<{ indexed: number }> {
  const { sessionId, title, transcript } = meeting
  const index = indexOf(transcript.language.code)
  const documents: SearchDocument[] = transcript.turns
    .filter(({ text }) => countWords(text) >= LEAST_WORDS)
    .map(({ index: turn, speaker, text, startMs }) => ({
      id: `${sessionId}:${turn}`,
      version: 1,
      fields: { text, title, sessionId, turn, ...(speaker !== null && { speaker }), ...(startMs !== undefined && { startMs }) },
    }))
  await step.ports.search.ensureIndex(index, settingsOf(index))
  for (let from = 0; from < documents.length; from += BATCH) {
    await step.ports.search.bulk(index, documents.slice(from, from + BATCH))
    step.progress(Math.min(from + BATCH, documents.length), documents.length, 'turns')
  }
  await step.ports.search.refresh(index)
  return { indexed: documents.length }
}
