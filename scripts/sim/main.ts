import { parseArgs } from 'node:util'
import {
  findFault,
  playSeeds,
  readKnownFaults,
  scheduleNames,
  startSimulatedCluster,
  type ScheduleName,
  type SeedReport,
} from '@understudy/testing/sim'
import { printFailure } from './print-failure.ts'
import { Progress } from './progress.ts'

const usage = `Usage: npm run test:sim [-- options]
  --seeds N         how many seeds are played (300)
  --seed S          the first of them (1)
  --schedule NAME   of what goes wrong; the seed chooses unless told: ${scheduleNames.join(', ')}
  --workers N       processes side by side (2)
  --trace           prints what happened also where nothing is wrong
  --bite [NAME …]   plays seeds on sources with a known fault in them until it is found, at most ${1_000} each
  --list            the known faults
Exits with 1 when a seed fails, or a known fault is not found.`

const MOST_SHOWN = 10
const MOST_SEEDS = 1_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    schedule: { type: 'string' },
    workers: { type: 'string', default: '2' },
    trace: { type: 'boolean', default: false },
    bite: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const whole = (name: string, text: string): number => {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} is a whole number.\n${usage}`)
  return Number(text)
}

function scheduleOf(name: string | undefined): ScheduleName | null {
  const known = scheduleNames.find((each) => each === name)
  if (name !== undefined && known === undefined) throw new Error(`There is no schedule "${name}".\n${usage}`)
  return known ?? null
}

async function play(clusterUrl: string): Promise<boolean> {
  const [from, count] = [whole('seed', values.seed), whole('seeds', values.seeds)]
  const schedule = scheduleOf(values.schedule)
  const progress = new Progress(count)
  const failed: SeedReport[] = []
  let virtualMs = 0
  await playSeeds({
    clusterUrl,
    seeds: Array.from({ length: count }, (_, nth) => from + nth),
    schedule,
    workers: Math.min(count, whole('workers', values.workers)),
    isTraced: values.trace,
    onReport: (report) => {
      progress.step('seeds')
      virtualMs += report.virtualMs
      if (values.trace) for (const line of report.trace) console.log(line)
      if (report.findings.length > 0) failed.push(report)
      return true
    },
  })
  progress.clear()
  const command = (seed: number) => `npm run test:sim -- --seeds 1 --seed ${seed}${schedule ? ` --schedule ${schedule}` : ''}`
  failed.sort((a, b) => a.seed - b.seed)
  // The whole story of the first; of the others, what it is and how to see it.
  for (const [nth, report] of failed.slice(0, MOST_SHOWN).entries())
    printFailure(nth === 0 ? report : { ...report, trace: [] }, command(report.seed))
  const speed = (1 / progress.secondsEach).toFixed(1)
  const lived = (virtualMs / 60_000).toFixed(0)
  const sign = failed.length === 0 ? '✓' : '✗'
  console.log(`${sign} ${count - failed.length} of ${count} seeds hold, ${speed} a second, ${lived} min of virtual time`)
  return failed.length === 0
}

async function bite(clusterUrl: string): Promise<boolean> {
  const faults = readKnownFaults().filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  let isAll = faults.length > 0
  for (const fault of faults) {
    const progress = new Progress(MOST_SEEDS)
    const { played, by } = await findFault(fault, {
      clusterUrl,
      from: whole('seed', values.seed),
      most: MOST_SEEDS,
      workers: whole('workers', values.workers),
      onPlayed: () => progress.step(fault.name),
    })
    progress.clear()
    isAll &&= by !== null
    const found = by
      ? `found after ${played} seeds, by ${by.seed}: ${by.findings[0]!.kind}, ${by.findings[0]!.detail}`
      : `not found in ${played} seeds`
    console.log(`${by ? '✓' : '✗'} ${fault.name}: ${fault.breaks}\n    ${found}`)
  }
  return isAll
}

if (values.help) console.log(usage)
else if (values.list) for (const { name, breaks } of readKnownFaults()) console.log(`${name}: ${breaks}`)
else {
  const cluster = await startSimulatedCluster()
  try {
    if (!(await (values.bite ? bite(cluster.url) : play(cluster.url)))) process.exitCode = 1
  } finally {
    await cluster.stop()
  }
}
