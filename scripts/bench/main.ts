import { readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, Measure } from './report/bench.ts'
import { formatTable } from './report/format-table.ts'
import { writeReport } from './report/write-report.ts'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -'.ts'.length))

const usage = `Usage: npm run bench [name …]     all benches, or those named: ${names.join(', ')}
       npm run bench -- --list     what each measures, and its goals
Prints a table and writes .data/bench/<name>.json. Collections are read from ../shared/data.`

const load = async (name: string): Promise<Bench> =>
  ((await import(path.join(import.meta.dirname, `${name}.ts`))) as { bench: Bench }).bench

async function list(): Promise<void> {
  for (const name of names) {
    const bench = await load(name)
    console.log(`${name}: ${bench.describes}`)
    for (const { name: measure, unit, goal, better } of bench.measures)
      console.log(`  ${measure} (${unit})${goal === null ? '' : ` ${better === 'higher' ? '≥' : '≤'} ${goal}`}`)
  }
}

async function run(name: string): Promise<void> {
  const bench = await load(name)
  console.log(`${name}: ${bench.describes}`)
  const found = await bench.run((line) => console.log(`  ${line}`))
  const measures = bench.measures.map((measured): Measure => ({
    ...measured,
    ...(found.get(measured.name) ?? { value: null, note: 'not measured' }),
  }))
  console.log(`${formatTable(measures)}\n→ ${writeReport(name, measures)}`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
const unknown = positionals.find((name) => !names.includes(name))
if (values.help) console.log(usage)
else if (values.list) await list()
else if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}".\n${usage}`)
  process.exitCode = 2
} else for (const name of positionals.length > 0 ? positionals : names) await run(name)
