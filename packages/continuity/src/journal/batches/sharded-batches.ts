import { Batches } from './batches.ts'

/** FNV-1a: spreads short texts well enough, and costs next to nothing. */
function spread(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Several batches under way at once; what has the same key keeps its order. */
export class ShardedBatches<In, Out> {
  readonly #shards: readonly Batches<In, Out>[]
  readonly #keyOf: (item: In) => string

  /** @param run gets at most `limit` items, answers one outcome each, in order */
  constructor(
    run: (items: readonly In[]) => Promise<readonly Out[]>,
    { shards, limit, keyOf }: { shards: number; limit: number; keyOf: (item: In) => string },
  ) {
    this.#shards = Array.from({ length: shards }, () => new Batches(run, limit))
    this.#keyOf = keyOf
  }

  add(item: In): Promise<Out> {
    return this.#shards[spread(this.#keyOf(item)) % this.#shards.length]!.add(item)
  }
}
