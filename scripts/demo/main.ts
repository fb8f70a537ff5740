import { rmSync } from 'node:fs'
import { Account } from './account.ts'
import { openInstallation, type Installation } from './installation.ts'
import { readDemoOptions, usage, type DemoName, type DemoOptions } from './options.ts'
import { describeProblem, UsageError } from './problem.ts'
import { repairAws } from './sandbox.ts'
import { cloud } from './scenarios/cloud.ts'
import { fallback } from './scenarios/fallback.ts'
import { multiTenant } from './scenarios/multi-tenant.ts'
import { recovery } from './scenarios/recovery.ts'
import { Stage } from './stage.ts'

const scenarios: Record<DemoName, (stage: Stage) => Promise<void>> = { cloud, fallback, recovery, 'multi-tenant': multiTenant }
/** Instead of 1 % a second: a demo is watched. */
const settings = { UNDERSTUDY_CONTINUITY_RAMP_PER_SECOND: '0.1' }

const stopping = Promise.withResolvers<'stopped'>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.resolve('stopped'))
process.on('disconnect', () => stopping.resolve('stopped')) // what started us was killed

/** Whatever happens: no load, no fault and no installation of ours is left. */
async function leave(installation: Installation, stage: Stage): Promise<void> {
  await stage.run.stopClients()
  await repairAws(installation.target.db)
  rmSync(stage.run.folder, { recursive: true, force: true })
  await installation.stop()
}

async function play(options: DemoOptions): Promise<number> {
  const account = new Account()
  account.title(options.dataDir === null ? 'An installation of its own is started' : `The installation in ${options.dataDir}`)
  const installation = await openInstallation(options, settings, (line) => account.say(line))
  const stage = new Stage(installation, options, account)
  try {
    stage.look('/', 'the Overview')
    const ended = await Promise.race([scenarios[options.demo](stage).then(() => 'played' as const), stopping.promise])
    return ended === 'played' ? account.finish() : 130
  } finally {
    account.say('Stopping what the demo started …')
    await leave(installation, stage)
    account.say('Everything that the demo started is stopped.')
  }
}

try {
  const options = readDemoOptions(process.argv.slice(2))
  if (options) process.exitCode = await play(options)
  else console.log(usage)
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n\n${usage}` : `✗ ${describeProblem(error)}`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
if (process.connected) process.disconnect()
