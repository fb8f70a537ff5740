export * from './schema.ts'
export { acceptedTranscripts } from './transcript/refuse-transcript.ts'
export { maxTranscriptBytes } from './transcript/decode-text.ts'
export { recogniseTranscript } from './transcript/recognise-transcript.ts'
