import type { Bench, Found } from './report/bench.ts'
import { measureAppends } from './journal/appends.ts'
import { measureDrain } from './journal/drain.ts'
import { openThrowAwaySides } from './journal/throw-away-sides.ts'

/** BENCH_INTENTS makes the backlog smaller, for a quick look. */
const INTENTS = Number(process.env.BENCH_INTENTS ?? 20_000)
const MILLION = 1_000_000

/** What the journal adds to a write, how many it takes, and how long handing a backlog over takes. */
export const bench: Bench = {
  describes: `what the journal adds to a write, writes a second, and a backlog of ${INTENTS} handed over`,
  measures: [
    { name: 'journal.append_p50_ms', unit: 'ms', goal: 1, better: 'lower' },
    { name: 'journal.append_per_s', unit: '/s', goal: 20_000, better: 'higher' },
    { name: 'journal.drain_1m_s', unit: 's', goal: 900, better: 'lower' },
  ],
  run: async (say) => {
    const sides = await openThrowAwaySides()
    try {
      say('appends, one after another and many at once')
      const { p50, p95, perS, writers, ownCpuUs } = await measureAppends(sides)
      say(`a backlog of ${INTENTS}, handed to objects in memory, 5 ms away, in AWS’s place`)
      const { seconds, steadyPerS } = await measureDrain(sides, INTENTS)
      // The pace grows in the beginning; from then on it goes on as in the second half.
      const millionS = seconds + (MILLION - INTENTS) / steadyPerS
      const note = `extrapolated from ${INTENTS} in ${seconds.toFixed(1)} s, ${Math.round(steadyPerS)}/s in the second half, 1,500/s allowed; AWS stands in memory, 5 ms away; PostgreSQL and the replayer share this machine`
      const durable = 'fsync off, as in tests: a disk’s own latency comes on top'
      return new Map<string, Found>([
        ['journal.append_p50_ms', { value: p50, peers: { p95 }, note: `one writer; ${durable}` }],
        [
          'journal.append_per_s',
          {
            value: perS,
            note: `${writers} writers, append and settle, ${Math.round(ownCpuUs)} µs of Node's CPU each and PostgreSQL's beside it; ${durable}`,
          },
        ],
        ['journal.drain_1m_s', { value: millionS, note }],
      ])
    } finally {
      await sides.close()
    }
  },
}
