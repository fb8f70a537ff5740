import { z } from 'zod'
import type { Prisma } from '@understudy/db'
import { conflictSchema, type ConflictView } from '../journal/schema.ts'

/** A side of a conflict as its row holds it; more than pages are shown. */
export const storedVersionSchema = z.object({
  side: z.enum(['aws', 'local']),
  version: z.string(),
  epoch: z.number(),
  at: z.coerce.date(),
  operationId: z.string(),
  contentType: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  versionId: z.string().nullable(),
  isDeletion: z.boolean(),
  bytes: z.number(),
})

type ConflictRow = Prisma.PortConflictGetPayload<{ omit: { winnerBody: true; loserBody: true } }>

/** @throws ZodError when the row was written by another version of this program */
export const conflictView = (row: ConflictRow, slug: string): ConflictView =>
  conflictSchema.parse({
    ...row,
    tenant: { id: row.tenantId, slug },
    winner: storedVersionSchema.parse(row.winner),
    loser: storedVersionSchema.parse(row.loser),
  })
