import { notify, type Tx } from '@understudy/db'

/** Adds what the proxy counted since it last did. Of a fault that is over it says how much it hit before it was seen to be over. */
export async function recordFaultHits(
  { tx, now }: { tx: Tx; now: Date },
  hits: readonly { readonly id: string; readonly count: number }[],
): Promise<void> {
  for (const { id, count } of hits)
    await tx.sandboxFault.updateMany({ where: { id }, data: { hits: { increment: count }, lastHitAt: now } })
  await notify(tx, { topic: 'sandbox', id: 'hits' })
}
