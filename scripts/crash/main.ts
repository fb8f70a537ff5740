import { parseArgs } from 'node:util'
import { crashRounds } from '@understudy/continuity/testing'
import { createTemplateDatabase, startTestCluster } from '@understudy/db/testing'

const options = { rounds: { type: 'string' }, seed: { type: 'string' }, 'at-once': { type: 'string' } } as const
const { values } = parseArgs({ options })
const rounds = Number(values.rounds ?? 500)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const atOnce = Number(values['at-once'] ?? 3)

const cluster = await startTestCluster()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cluster.stop().finally(() => process.exit(130)))
const startedMs = performance.now()
const fell = new Map<string, number>()
let done = 0
let acknowledged = 0
try {
  await createTemplateDatabase(cluster.url)
  console.log(`${rounds} rounds from seed ${seed}, ${atOnce} beside each other`)
  const faulty = await crashRounds({
    clusterUrl: cluster.url,
    seed,
    rounds,
    atOnce,
    onRound: (result) => {
      done += 1
      acknowledged += result.acknowledged
      fell.set(result.fell, (fell.get(result.fell) ?? 0) + 1)
      if (result.faults.length > 0) {
        console.log(`\nseed ${result.seed}, ${result.fell} at "${result.step}":`)
        for (const fault of result.faults) console.log(`  ${fault}`)
        console.log(`  again: npm run test:crash -- --seed ${result.seed} --rounds 1`)
      }
      if (done % 25 === 0) console.log(`${done} rounds, ${acknowledged} writes acknowledged`)
    },
  })
  const ways = [...fell].map(([how, count]) => `${count} ${how}`).join(', ')
  const seconds = Math.round((performance.now() - startedMs) / 1_000)
  console.log(`${done} rounds (${ways}), ${acknowledged} writes acknowledged, ${faulty.length} rounds with faults, ${seconds} s`)
  process.exitCode = faulty.length === 0 ? 0 : 1
} finally {
  await cluster.stop()
}
