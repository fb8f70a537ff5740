import { z } from 'zod'
import { AppError } from './errors.ts'

/** An opaque keyset cursor: base64url of the sort key's JSON. */
export const encodeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

const keySchema = z.array(z.union([z.string(), z.number()]))

/** @throws AppError invalid_input when the cursor was not made by `encodeCursor`. */
export function decodeCursor(cursor: string): (string | number)[] {
  try {
    return keySchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new AppError('invalid_input', 'This page link is no longer valid. Start from the first page.', { cause })
  }
}

/** The id in a cursor made of one time-ordered id. @throws AppError invalid_input */
export function decodeIdCursor(cursor: string): string {
  const id = z.uuid().safeParse(decodeCursor(cursor)[0])
  if (id.success) return id.data
  throw new AppError('invalid_input', 'This page link is no longer valid. Start from the first page.')
}
