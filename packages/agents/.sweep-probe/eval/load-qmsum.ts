import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const QueryAnswer = z.object({ query: z.string(), answer: z.string() })
const QmsumTestMeeting = z.object({
  id: z.string(),
  domain: z.string(),
  topic_list: z.array(z.object({ topic: z.string(), relevant_text_span: z.array(z.array(z.string())) })),
  general_query_list: z.array(QueryAnswer),
  specific_query_list: z.array(QueryAnswer),
  meeting_transcripts: z.array(z.object({ speaker: z.string(), content: z.string() })),
})
export type QmsumTestMeeting = z.infer<typeof QmsumTestMeeting>

export const qmsumFile = 'meet-qmsum/test.jsonl'

/** The meetings of the QMSum test split in a data folder, or null when it is not there. */
export const loadQmsum = (dataFolder: string): QmsumTestMeeting[] | null => {
  const path = `${dataFolder}/${qmsumFile}`
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => QmsumTestMeeting.parse(JSON.parse(line)))
}
