import { isAppError } from '@understudy/core'
import type { Refusal, Transcript } from '@understudy/agents/meetmind'

export interface GivenFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

export type Reading =
  | { kind: 'recognised'; transcript: Transcript }
  | { kind: 'several'; refusal: Refusal; message: string; meetings: MeetingChoice[] }
  | { kind: 'refused'; refusal: Refusal; message: string }

/** One of the meetings in a file that holds several. */
export interface MeetingChoice {
  index: number
  turns: number
  speakers: number
  begins: string
}

/** Reads a file as the server will, before anything is sent. The language tools load with the first file. */
export async function readTranscript(file: GivenFile): Promise<Reading> {
  const tools = await import('@understudy/agents/meetmind')
  const { meetingsIn } = await import('./meetings-in')
  try {
    return { kind: 'recognised', transcript: tools.cleanTranscript(tools.recogniseTranscript(file.bytes, file.name)) }
  } catch (error) {
    const refusal = isAppError(error, 'invalid_input') ? tools.Refusal.safeParse(error.details) : undefined
    if (!refusal?.success || !(error instanceof Error)) throw error
    const refused = { refusal: refusal.data, message: error.message }
    if (refusal.data.reason !== 'several_meetings') return { kind: 'refused', ...refused }
    return { kind: 'several', ...refused, meetings: meetingsIn(new TextDecoder().decode(file.bytes)) }
  }
}
