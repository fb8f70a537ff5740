import type { KnownDifference } from '../../contract/known-difference.ts'

const ofMinistack = (check: string, why: string): KnownDifference => ({
  port: 'models',
  bed: 'ministack',
  check,
  owner: 'the bed’s',
  why,
})
const titanMissing = 'InvokeModel answers a conversation, not a Titan embedding.'

/** What a bed answers otherwise than Bedrock. */
export const modelsDifferences: readonly KnownDifference[] = [
  ofMinistack('embeds each text at length 1, in order, in a named space', titanMissing),
  ofMinistack('embeds a text alone as it does among others', titanMissing),
  ofMinistack('refuses another space than its own', titanMissing),
  ofMinistack('says who answered', titanMissing),
  ofMinistack('asks for a tool when it is the only way to answer', 'It never asks for a tool.'),
  ofMinistack('refuses a model that does not exist', 'It answers as any model.'),
]
