import type { Collection } from './collection.ts'
import { builtinSettings } from './index-settings.ts'
import type { Twin } from './throw-away-twin.ts'

const SEED = 7
/** Of a copy's words so many are taken from another document, so that copies are not each other's twins. */
const SHARE_SWAPPED = 0.3
const WARM_UP = 50

function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** As many documents as asked for: the collection's own, over and over, each copy with words of others. */
function* manyOf(collection: Collection, count: number) {
  const random = numbers(SEED)
  const words = collection.documents.map(({ text }) => text.split(' '))
  for (let nth = 0; nth < count; nth++) {
    const own = words[nth % words.length]!
    const other = words[Math.floor(random() * words.length)]!
    const mixed =
      nth < words.length
        ? own
        : own.map((word) => (random() < SHARE_SWAPPED ? other[Math.floor(random() * other.length)]! : word))
    const { title } = collection.documents[nth % words.length]!
    yield { id: `d${nth}`, version: 1, fields: { title, text: mixed.join(' ') } }
  }
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

/** Milliseconds of whole search calls, words and learnt vectors, one after another, with the documents' fields from Postgres. */
export async function measureLatency(twin: Twin, collection: Collection, count: number): Promise<{ p50: number; p95: number }> {
  await twin.fill('large', builtinSettings, [...manyOf(collection, count)])
  const times: number[] = []
  for (const [nth, { text }] of collection.queries.entries()) {
    const began = performance.now()
    await twin.search.search(twin.call(), 'large', { text })
    if (nth >= WARM_UP) times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}
