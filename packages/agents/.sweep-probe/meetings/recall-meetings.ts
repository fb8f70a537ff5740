import type { CallScope } from '@understudy/api'
import { PortError } from '@understudy/ports'
import { sessionOfNamespace } from '../program/remember-meeting.ts'
import { MEETING_MEMORY } from '../summarizer.ts'
import type { PageCalls } from './page-calls.ts'

const RECORDS = 5

export interface Recalled {
  readonly records: { sessionId: string; text: string }[]
  readonly notReached: string[]
}

/** What the agent remembers of the tenant's meetings that fits the question. */
export async function recallMeetings(scope: CallScope, page: PageCalls, question: string): Promise<Recalled> {
  try {
    const call = page.ports.memory.retrieveRecords(page.next(), MEETING_MEMORY, {
      namespacePrefix: '/meetings',
      text: question,
      topK: RECORDS,
    })
    const { value } = await page.note('memory', 'retrieveRecords', call)
    const records = value.flatMap(({ namespaces, content }) => {
      const sessionId = namespaces.map(sessionOfNamespace).find((id) => id !== null)
      return sessionId ? [{ sessionId, text: content }] : []
    })
    return { records, notReached: [] }
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    if (error.code === 'not_found') return { records: [], notReached: [] }
    scope.log.warn({ reason: error.reason }, 'memory could not be asked')
    return { records: [], notReached: [`The agent’s memory could not be asked: ${error.message}`] }
  }
}
