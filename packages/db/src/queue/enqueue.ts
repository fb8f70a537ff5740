import type { Tx } from '../transaction.ts'

export interface NewJob {
  /** In the job catalogue. */
  readonly name: string
  /** Ids only: the tables own the state, the queue delivers. */
  readonly payload: { readonly tenantId: string } & Readonly<Record<string, string | number>>
  /** A waiting job with the same key is replaced, so that nothing is delivered twice for nothing. */
  readonly key: string
  readonly maxAttempts: number
  /** Now unless told. */
  readonly dueAt?: Date
}

/** Puts a job in the queue when, and only when, the transaction commits. A tenant's transaction enqueues for that tenant only. */
export async function enqueue(tx: Tx, job: NewJob): Promise<void> {
  const dueAt = job.dueAt ?? null
  await tx.$executeRaw`
    SELECT app.enqueue(${job.name}, ${JSON.stringify(job.payload)}::jsonb, ${job.key}, ${job.maxAttempts}::int, ${dueAt}::timestamptz)`
}
