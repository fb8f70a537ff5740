import type { Prisma } from '@understudy/db'
import { runErrorSchema, runSummarySchema, type RunSummary } from '../schema.ts'

export const toRunSummary = (run: Prisma.RunGetPayload<object>): RunSummary =>
  runSummarySchema.parse({ ...run, error: run.error === null ? null : runErrorSchema.parse(run.error) })
