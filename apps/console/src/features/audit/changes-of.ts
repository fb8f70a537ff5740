import { z } from 'zod'

const many = z.object({ changes: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })) })
const single = z.object({ before: z.unknown(), after: z.unknown() }).strict()

/** Before and after of an event's details as two texts to compare; null where nothing was changed. */
export function changesOf(details: Record<string, unknown>): { before: string; after: string } | null {
  const found = many.safeParse(details)
  if (found.success) {
    const of = (side: 'before' | 'after') => Object.entries(found.data.changes).map(([field, change]) => [field, change[side]])
    return { before: text(of('before')), after: text(of('after')) }
  }
  const one = single.safeParse(details)
  if (!one.success || !('before' in details)) return null
  return { before: text([['value', one.data.before]]), after: text([['value', one.data.after]]) }
}

const text = (entries: (string | unknown)[][]): string => JSON.stringify(Object.fromEntries(entries), null, 2)
