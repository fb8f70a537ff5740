import { withPlatform, type Database } from '@understudy/db'

/** A duty that one process holds at a time. A later holder has a higher epoch, which fences what an earlier one still tries to write. */
export interface Lease {
  readonly name: string
  readonly holder: string
  readonly epoch: bigint
}

/**
 * Takes a duty that is free or whose holder has been silent for its time, or keeps one that is already held. By the database's
 * clock: processes' clocks may differ.
 * @param ttlMs how long it is held unless taken again
 * @returns null while somebody else holds it
 */
export async function takeLease(db: Database, name: string, holder: string, ttlMs: number): Promise<Lease | null> {
  const rows = await withPlatform(
    db,
    (tx) => tx.$queryRaw<{ epoch: bigint }[]>`
      INSERT INTO leases AS held (name, holder, epoch, until)
      VALUES (${name}, ${holder}, 1, now() + ${ttlMs}::double precision * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET
        holder = excluded.holder, until = excluded.until,
        epoch = CASE WHEN held.holder = excluded.holder THEN held.epoch ELSE held.epoch + 1 END
      WHERE held.holder = excluded.holder OR held.until < now()
      RETURNING epoch`,
  )
  return rows[0] ? { name, holder, epoch: rows[0].epoch } : null
}

/** Gives it back at once, so that the next holder need not wait. */
export async function releaseLease(db: Database, { name, holder }: Lease): Promise<void> {
  await withPlatform(db, (tx) => tx.lease.updateMany({ where: { name, holder }, data: { until: new Date(0) } }))
}
