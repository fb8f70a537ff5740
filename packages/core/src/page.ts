import { z } from 'zod'

/** Keyset paging: `cursor` is opaque to the caller; `nextCursor` is null on the last page. */
export const pageInputSchema = z.object({
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
})

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}
