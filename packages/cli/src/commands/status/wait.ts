import { scheduler } from 'node:timers/promises'
import { Argument, type Command } from 'commander'
import type { PortRow } from '@understudy/continuity'
import { durationS } from '../../arguments/duration.ts'
import { portOption, type PortName } from '../../arguments/ports.ts'
import type { Cli } from '../../cli.ts'
import { toProblem } from '../../client/to-problem.ts'
import { exitCodes } from '../../exit-codes.ts'
import { count } from '../../output/words.ts'
import { Problem } from '../../problem.ts'
import type { OpenSession } from '../../session/open-session.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'

const outcomes = ['recovered', 'aws', 'local'] as const
type Outcome = (typeof outcomes)[number]

interface WaitOptions extends VerbOptions {
  readonly within: number
  readonly port?: PortName
}

export function addWait(program: Command, place: Place): void {
  addVerb(program, 'wait', 'Wait until ports are served as named, or have recovered', [
    'wait recovered --within 30m',
    'wait local --port objects --within 10s',
  ])
    .addArgument(new Argument('<outcome>', 'recovered: nothing is away, on its way back, or waits for AWS').choices(outcomes))
    .requiredOption('--within <time>', 'how long: 90s, 30m, 2h', durationS)
    .addOption(portOption('this port alone'))
    .action(asksConsole(place, waitFor))
}

type Asking = OpenSession & { cli: Cli }

async function waitFor(asking: Asking, outcome: Outcome, { within, port }: WaitOptions): Promise<Answer> {
  const { terminal } = asking.cli
  const untilMs = performance.now() + within * 1_000
  let told = ''
  for (;;) {
    const missing = await missingNow(asking, outcome, port)
    if (missing === null) return { json: { outcome, reached: true, missing }, text: `${outcome}: so it is.` }
    if (performance.now() >= untilMs)
      return { json: { outcome, reached: false, missing }, text: `Not in time: ${missing}`, exitCode: exitCodes.refused }
    if (missing !== told && terminal.isInteractive) terminal.say(`${missing} …`)
    told = missing
    await scheduler.wait(asking.cli.pollMs)
  }
}

/** What passes by itself while somebody waits for a recovery. */
const passing: ReadonlySet<string> = new Set(['unavailable', 'deadline_exceeded', 'rate_limited', 'not_reachable'])

async function missingNow({ client, address }: Asking, outcome: Outcome, port?: PortName): Promise<string | null> {
  try {
    const { ports } = await client.continuity.matrix.query()
    return missingFor(
      outcome,
      ports.filter((row) => port === undefined || row.port === port),
    )
  } catch (error) {
    const problem = toProblem(error, address)
    if (problem instanceof Problem && passing.has(problem.code)) return problem.message
    throw problem
  }
}

/** What is not yet so, in words; null when all of it is. */
export function missingFor(outcome: Outcome, rows: readonly PortRow[]): string | null {
  const open = rows.flatMap((row) => {
    const why =
      outcome === 'recovered' ? notRecovered(row) : row.servedBy === outcome ? null : `served by ${row.servedBy ?? 'nobody'}`
    return why === null ? [] : [`${row.port} is ${why}`]
  })
  return open.length === 0 ? null : open.join('; ')
}

const isWell = new Set<string>(['serving', 'ready', 'not_configured', 'partial'])

function notRecovered({ cells, readiness }: PortRow): string | null {
  const away = cells.find(({ state, phase, side }) => side === 'aws' && (!isWell.has(state) || phase !== 'none'))
  if (away) return away.phase === 'none' ? away.state : away.phase
  const waiting = readiness.waitingAws + readiness.waitingLocal
  return waiting === 0 ? null : `not handed over yet: ${count(waiting)} waiting`
}
