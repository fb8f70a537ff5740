/** Works through all of them, so many at a time. The first failure ends it, once those under way have ended. */
export async function inParallel<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const hands = Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    for (const item of waiting) await work(item)
  })
  const results = await Promise.allSettled(hands)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
