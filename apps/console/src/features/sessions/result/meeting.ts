import type { Answer, MeetingResult, Quote, Transcript } from '@understudy/agents/meetmind'
import type { ShownCall } from '../model'

export interface MeetingView {
  title: string
  heldOn: string | null
  transcript: Transcript | null
  result: MeetingResult | null
  runId: string | null
}

export interface FoundQuote extends Quote {
  startMs: number | null
  meeting: { sessionId: string; title: string; heldOn: string | null }
}

export interface FoundAnswer extends Omit<Answer, 'quotes'> {
  quotes: FoundQuote[]
  calls: Pick<ShownCall, 'port' | 'operation' | 'servedBy' | 'durationMs'>[]
}
