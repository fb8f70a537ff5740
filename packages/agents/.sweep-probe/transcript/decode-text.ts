import { nameBinary } from './name-binary.ts'
import { refuseTranscript } from './refuse-transcript.ts'

export const maxTranscriptBytes = 10 * 1024 * 1024

const megabytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(1)} MB`

const decodeBytes = (bytes: Uint8Array): { text: string; warnings: string[] } => {
  // Only an incomplete or impossible sequence makes a fatal UTF-8 decoder throw, and it throws a TypeError.
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const text = new TextDecoder('windows-1252').decode(bytes)
    return { text, warnings: ['The text is not UTF-8; it was read as Windows-1252.'] }
  }
}

const isControl = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 127

const controlShare = (text: string): number => {
  let controls = 0
  for (let at = 0; at < text.length; at += 1) if (isControl(text.charCodeAt(at))) controls += 1
  return text.length === 0 ? 0 : controls / text.length
}

/** The text in the bytes with line ends as "\n"; throws `invalid_input` for what is too big, empty or not text. */
export const decodeText = (bytes: Uint8Array): { text: string; warnings: string[] } => {
  if (bytes.length === 0) throw refuseTranscript('empty', 'an empty file')
  if (bytes.length > maxTranscriptBytes)
    throw refuseTranscript(
      'too_big',
      `a file of ${megabytes(bytes.length)}`,
      'At most 10 MB are accepted. Split the meeting in parts.',
    )
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) throw refuseTranscript('binary', 'text in UTF-16', 'Save it as UTF-8 and try again.')
  const binary = nameBinary(bytes)
  if (binary) throw refuseTranscript('binary', binary)
  const { text, warnings } = decodeBytes(bytes)
  if (controlShare(text) > 0.01) throw refuseTranscript('binary', 'binary data')
  const normal = text.replace(/^\uFEFF/, '').replace(/\r\n?|\u2028|\u2029|\f/g, '\n')
  if (normal.trim() === '') throw refuseTranscript('empty', 'a file with nothing but white space')
  return { text: normal, warnings }
}
