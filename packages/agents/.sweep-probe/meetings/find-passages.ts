import type { CallScope } from '@understudy/api'
import { PortError, type SearchHit } from '@understudy/ports'
import type { CandidateTurn } from '../questions/answer-across-meetings.ts'
import { meetingIndexes, type MeetingIndex } from '../program/index-meeting.ts'
import type { PageCalls } from './page-calls.ts'

const HITS = 60

export interface Passages {
  readonly candidates: (CandidateTurn & { startMs: number | null })[]
  /** What could not be searched, in words. */
  readonly notReached: string[]
}

/** Turns of all the tenant's meetings that fit the question's words, the best first. */
export async function findPassages(scope: CallScope, page: PageCalls, question: string): Promise<Passages> {
  const found = await Promise.all(meetingIndexes.map((index) => searchOne(scope, page, index, question)))
  const candidates = found.flatMap(({ hits }) => hits.map(toCandidate))
  return { candidates, notReached: found.flatMap(({ notReached }) => notReached) }
}

async function searchOne(
  scope: CallScope,
  page: PageCalls,
  index: MeetingIndex,
  question: string,
): Promise<{ hits: SearchHit[]; notReached: string[] }> {
  try {
    const call = page.ports.search.search(page.next(), index, { text: question, size: HITS, mode: 'text' })
    const { value } = await page.note('search', 'search', call)
    return { hits: value.hits, notReached: [] }
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    // No meeting in this language yet.
    if (error.code === 'not_found') return { hits: [], notReached: [] }
    scope.log.warn({ index, reason: error.reason }, 'meetings could not be searched')
    return {
      hits: [],
      notReached: [`The meetings in ${index === 'meetings-sv' ? 'Swedish' : 'English'} could not be searched: ${error.message}`],
    }
  }
}

const toCandidate = ({ fields }: SearchHit, rank: number): Passages['candidates'][number] => ({
  meetingId: String(fields.sessionId),
  turn: Number(fields.turn),
  speaker: fields.speaker === undefined ? null : String(fields.speaker),
  text: String(fields.text),
  startMs: fields.startMs === undefined ? null : Number(fields.startMs),
  rank,
})
