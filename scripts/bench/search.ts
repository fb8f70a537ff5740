import type { Bench, Found } from './report/bench.ts'
import { loadCollection } from './search/collection.ts'
import { measureLatency } from './search/latency.ts'
import { openMiniLmForBench } from './search/minilm.ts'
import { measureBuiltin, measureMiniLm } from './search/quality.ts'
import { openThrowAwayTwin } from './search/throw-away-twin.ts'

/** BENCH_DOCUMENTS makes the large index smaller, for a quick look. */
const LARGE = Number(process.env.BENCH_DOCUMENTS ?? 100_000)

const quality = (name: string, goal: number) => ({ name: `search.${name}_ndcg10`, unit: '', goal, better: 'higher' as const })

/** The twin's search through its port: how good its hits are on judged collections, how long a call takes in a large index. */
export const bench: Bench = {
  describes: 'quality on SciFact (train) and Cranfield, latency at 100,000 documents',
  measures: [
    quality('scifact_bm25', 0.695),
    quality('scifact_hybrid', 0.705),
    quality('scifact_minilm', 0.72),
    quality('cranfield_bm25', 0.375),
    quality('cranfield_hybrid', 0.43),
    { name: 'search.query_p95_ms', unit: 'ms', goal: 20, better: 'lower' },
  ],
  run: async (say) => {
    const found = new Map<string, Found>()
    const scifact = loadCollection('ir-scifact', 'train')
    const cranfield = loadCollection('ir-cranfield', 'test')
    if (!scifact || !cranfield) {
      say('../shared/data/ir-scifact and ir-cranfield are not there: nothing measured')
      return found
    }
    const twin = await openThrowAwayTwin()
    try {
      for (const [name, collection] of [
        ['cranfield', cranfield],
        ['scifact', scifact],
      ] as const) {
        say(`${name}: ${collection.documents.length} documents, ${collection.queries.length} queries`)
        const { bm25, hybrid } = await measureBuiltin(twin, name, collection)
        found.set(`search.${name}_bm25_ndcg10`, { value: bm25 }).set(`search.${name}_hybrid_ndcg10`, { value: hybrid })
      }
      const embed = openMiniLmForBench()
      if (embed) say('scifact with MiniLM')
      const missing = { value: null, note: 'not installed: node components/minilm/install.mjs' }
      found.set('search.scifact_minilm_ndcg10', embed ? { value: await measureMiniLm(twin, 'minilm', scifact, embed) } : missing)
      say(`latency: ${LARGE} documents`)
      const { p50, p95 } = await measureLatency(twin, scifact, LARGE)
      found.set('search.query_p95_ms', { value: p95, peers: { p50 }, note: `${LARGE} documents` })
    } finally {
      await twin.close()
    }
    return found
  },
}
