import { AppError } from '@understudy/core'
import type { GetOptions, PutOptions } from './port.ts'

/** With the tenant's prefix before it a key still fits S3's 1,024 bytes. */
const MAX_KEY_BYTES = 960
const MAX_OBJECT_BYTES = 100 * 1024 * 1024
/** S3 takes 2 KB; our own key stands beside the caller's. */
const MAX_METADATA_BYTES = 1_900
/** Metadata keys that begin so are the adapter's. */
export const OWN_METADATA = 'understudy-'
const MAX_PAGE = 1_000

// What XML cannot carry, or what a proxy on the way may resolve, would come back as another key.
const UNSAFE = /[\p{Cc}\p{Noncharacter_Code_Point}]/u
const DOT_SEGMENT = /(^|\/)\.{1,2}(\/|$)/
const METADATA_KEY = /^[a-z0-9][a-z0-9-]{0,63}$/
const PRINTABLE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/

const refuse = (message: string): never => {
  throw new AppError('invalid_input', message)
}

const checkText = (text: string, what: string): void => {
  if (!text.isWellFormed() || UNSAFE.test(text)) refuse(`${what} holds characters that cannot be stored.`)
  if (Buffer.byteLength(text) > MAX_KEY_BYTES) refuse(`${what} is longer than ${MAX_KEY_BYTES} bytes.`)
}

/** @throws AppError invalid_input */
export function checkKey(key: string): void {
  if (key === '') refuse('An object needs a key.')
  if (key.startsWith('/')) refuse('An object key does not begin with a slash.')
  if (DOT_SEGMENT.test(key)) refuse('An object key has no "." or ".." as a part.')
  checkText(key, 'The object key')
}

/** @throws AppError invalid_input */
export function checkPrefix(prefix: string): void {
  if (prefix.startsWith('/')) refuse('A prefix does not begin with a slash.')
  checkText(prefix, 'The prefix')
}

/** @throws AppError invalid_input */
export function checkPut(body: Uint8Array, options: PutOptions): void {
  if (body.byteLength > MAX_OBJECT_BYTES) refuse('An object holds at most 100 MiB.')
  if (options.ifAbsent && options.ifMatch !== undefined) refuse('A write expects either no version or a certain one, not both.')
  if (options.contentType !== undefined && !PRINTABLE.test(options.contentType)) refuse('This is not a content type.')
  const pairs = Object.entries(options.metadata ?? {})
  for (const [key, value] of pairs) {
    if (!METADATA_KEY.test(key)) refuse('A metadata key has up to 64 lower-case letters, digits and "-".')
    if (key.startsWith(OWN_METADATA)) refuse('Metadata keys that begin with "understudy-" are ours.')
    if (!PRINTABLE.test(value)) refuse(`The metadata value of ${key} is not printable ASCII without spaces around it.`)
  }
  const bytes = pairs.reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  if (bytes > MAX_METADATA_BYTES) refuse(`Metadata holds at most ${MAX_METADATA_BYTES} bytes.`)
}

/** @throws AppError invalid_input */
export function checkGet({ range }: GetOptions): void {
  if (!range) return
  const isPosition = (value: number) => Number.isSafeInteger(value) && value >= 0
  if (!isPosition(range.from) || (range.to !== undefined && (!isPosition(range.to) || range.to < range.from)))
    refuse('A range begins at 0 or later and does not end before it begins.')
}

/** @throws AppError invalid_input */
export function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return MAX_PAGE
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) refuse(`A page holds 1 to ${MAX_PAGE} objects.`)
  return limit
}
