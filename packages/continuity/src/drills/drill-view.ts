import type { Tx } from '@understudy/db'
import { drillReportSchema, drillSummarySchema, type DrillReport, type DrillSummary } from './schema.ts'

export type DrillRow = NonNullable<Awaited<ReturnType<Tx['drill']['findFirst']>>>

/** The report once it is over, what is known so far before; null where there is neither, or another version wrote it. */
export function reportIn({ report, live }: Pick<DrillRow, 'report' | 'live'>): DrillReport | null {
  const parsed = drillReportSchema.safeParse(report ?? live)
  return parsed.success ? parsed.data : null
}

export const drillSummary = (row: DrillRow): DrillSummary =>
  drillSummarySchema.parse({ ...row, figures: reportIn(row)?.figures ?? null })
