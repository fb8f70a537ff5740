#!/usr/bin/env node
// Runs packages/agents/src/<agent>/eval/run.ts: the agent's quality beside its baselines, on real data.
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const agents = fileURLToPath(new URL('../packages/agents/src', import.meta.url))
const runnerOf = (agent) => `${agents}/${agent}/eval/run.ts`
const known = readdirSync(agents).filter((name) => existsSync(runnerOf(name)))
const usage = `Usage: npm run eval <agent>\nKnown agents: ${known.join(', ')}\nWrites .data/eval/<agent>.json; reads ../shared/data.`

const [agent] = process.argv.slice(2)
if (agent === '--help' || agent === '-h') console.log(usage)
else if (agent === undefined || !known.includes(agent)) {
  console.error(agent === undefined ? `Which agent?\n${usage}` : `There is no agent "${agent}" to evaluate.\n${usage}`)
  process.exitCode = 2
} else {
  const { run } = await import(runnerOf(agent))
  process.exitCode = run((line) => console.log(line))
}
