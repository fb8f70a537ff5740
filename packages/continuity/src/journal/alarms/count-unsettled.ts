import type { Tx } from '@understudy/db'

/** Writes that a side still lacks, or of which nobody knows yet; counted up to a limit. */
export async function countUnsettled(tx: Tx, limit: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM (SELECT 1 FROM port_intents WHERE settled_at IS NULL LIMIT ${limit}) AS waiting`
  return row?.waiting ?? 0
}
