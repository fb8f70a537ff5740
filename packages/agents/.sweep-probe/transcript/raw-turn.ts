import type { Turn } from '../schema.ts'

/** A turn before it has its place in the transcript. */
export type RawTurn = Omit<Turn, 'index'>

export type ParsedTranscript = { turns: RawTurn[]; warnings: string[] }

export const rawTurn = (speaker: string | null, text: string, startMs?: number | null, endMs?: number | null): RawTurn => ({
  speaker,
  text,
  ...(startMs == null ? {} : { startMs }),
  ...(endMs == null || startMs == null || endMs < startMs ? {} : { endMs }),
})
