import { uuidv7 } from '@understudy/core/server'
import type { CallScope } from '@understudy/api'
import { createSession } from '@understudy/runtime/server'
import { recogniseTranscript } from '../transcript/recognise-transcript.ts'
import { PageCalls } from './page-calls.ts'
import type { StartMeetingInput } from './schema.ts'

const transcriptKeyOf = (sessionId: string): string => `meetings/${sessionId}/transcript.json`
const originalKeyOf = (sessionId: string): string => `meetings/${sessionId}/original`

/**
 * Recognises the file, stores it, and starts a session on it. What is not a transcript is refused before anything is stored.
 * @throws AppError invalid_input with found, lookedFor and accepted
 */
export async function startMeeting(scope: CallScope, input: StartMeetingInput): Promise<{ sessionId: string; runId: string }> {
  const bytes = Buffer.from(input.contentBase64, 'base64')
  const transcript = recogniseTranscript(bytes, input.fileName)
  const sessionId = uuidv7(scope.clock.now().getTime())
  const page = new PageCalls(scope)
  const metadata = { 'file-name': encodeURIComponent(input.fileName) }
  await page.ports.objects.put(page.next(`${sessionId}:original`), originalKeyOf(sessionId), bytes, {
    contentType: 'application/octet-stream',
    metadata,
  })
  const transcriptKey = transcriptKeyOf(sessionId)
  const parsed = Buffer.from(JSON.stringify(transcript))
  await page.ports.objects.put(page.next(`${sessionId}:transcript`), transcriptKey, parsed, { contentType: 'application/json' })
  const { title, heldOn, whenNoModel, agentKey, fileName } = input
  const { run } = await scope.inTransaction((ctx) =>
    createSession(
      { ...ctx, agents: scope.services.agents },
      {
        id: sessionId,
        agentKey,
        title,
        kind: 'summarise',
        input: { transcriptKey, title, heldOn, whenNoModel },
        configuration: { fileName, heldOn, whenNoModel },
      },
    ),
  )
  return { sessionId, runId: run.id }
}
