import type { Json } from '@understudy/core'

/** Arguments as a row holds them: JSON, and the bytes that stood in them one after the other. */
export interface EncodedArgs {
  readonly args: Json
  readonly payload: Uint8Array
}

/** Larger arguments travel as bytes: a column of parsed JSON is no place for a thousand documents. */
const MAX_COLUMN_CHARACTERS = 16_384
/** What a column of parsed JSON cannot hold: the character zero, and halves of characters. */
const UNFIT = /\\u0000|\\ud[89a-f]/i

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function encodeValue(value: unknown, parts: Uint8Array[], at: { bytes: number }): Json {
  if (value instanceof Date) return { $date: value.toISOString() }
  if (value instanceof Uint8Array) {
    const entry = { $bytes: [at.bytes, value.byteLength] }
    parts.push(value)
    at.bytes += value.byteLength
    return entry
  }
  if (Array.isArray(value)) return value.map((each) => encodeValue(each, parts, at))
  if (value === undefined) return { $undefined: true }
  if (!isPlain(value)) return value as Json
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const encoded = Object.fromEntries(entries.map(([key, each]) => [key, encodeValue(each, parts, at)]))
  // A caller's own key that looks like one of ours.
  return entries.some(([key]) => key.startsWith('$')) ? { $object: Object.entries(encoded) } : encoded
}

/** @param args dates and bytes may be anywhere in them */
export function encodeArgs(args: readonly unknown[]): EncodedArgs {
  const parts: Uint8Array[] = []
  const at = { bytes: 0 }
  const encoded = args.map((each) => encodeValue(each, parts, at))
  const text = JSON.stringify(encoded)
  if (text.length <= MAX_COLUMN_CHARACTERS && !UNFIT.test(text)) return { args: encoded, payload: Buffer.concat(parts) }
  const json = Buffer.from(text)
  return { args: { $json: json.byteLength }, payload: Buffer.concat([json, ...parts]) }
}

function decodeValue(value: Json, bytes: Uint8Array): unknown {
  if (Array.isArray(value)) return value.map((each) => decodeValue(each, bytes))
  if (typeof value !== 'object' || value === null) return value
  if (typeof value.$date === 'string') return new Date(value.$date)
  if (Array.isArray(value.$bytes)) {
    const [from, length] = value.$bytes.map(Number)
    return bytes.subarray(from!, from! + length!)
  }
  if (value.$undefined === true) return undefined
  const entries = Array.isArray(value.$object) ? (value.$object as [string, Json][]) : Object.entries(value)
  return Object.fromEntries(entries.map(([key, each]) => [key, decodeValue(each, bytes)]))
}

/** What `encodeArgs` was given. */
export function decodeArgs(args: Json, payload: Uint8Array): unknown[] {
  const spilled = typeof args === 'object' && args !== null && !Array.isArray(args) ? args.$json : undefined
  if (typeof spilled !== 'number') return decodeValue(args, payload) as unknown[]
  const text = new TextDecoder().decode(payload.subarray(0, spilled))
  return decodeValue(JSON.parse(text) as Json, payload.subarray(spilled)) as unknown[]
}
