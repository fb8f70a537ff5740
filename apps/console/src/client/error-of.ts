import { TRPCClientError } from '@trpc/client'
import { z } from 'zod'
import { errorCodes } from '@understudy/core'

const publicErrorSchema = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.unknown()),
  traceId: z.string().nullable(),
})

export interface ShownError {
  message: string
  code: (typeof errorCodes)[number]
  details: Record<string, unknown>
  traceId: string | null
}

/** What a page may say about a failed request; a lost connection has its own words. */
export function errorOf(error: unknown): ShownError {
  if (error instanceof TRPCClientError) {
    const parsed = publicErrorSchema.safeParse(error.data?.app)
    if (parsed.success) return { message: error.message, ...parsed.data }
  }
  return {
    message: 'The console cannot be reached. It is tried again by itself.',
    code: 'unavailable',
    details: {},
    traceId: null,
  }
}
