import { scheduler } from 'node:timers/promises'
import type { DrillDetail, DrillState } from '@understudy/continuity'
import type { Cli } from '../../cli.ts'
import type { ConsoleClient } from '../../client/console-client.ts'
import { exitCodes } from '../../exit-codes.ts'
import { count, percent } from '../../output/words.ts'
import type { Answer } from '../../verb.ts'

const isOver = (state: DrillState): boolean => ['passed', 'failed', 'stopped', 'interrupted'].includes(state)

/** Says what is new until the drill is over. @returns its report */
export async function watchDrill({ client, cli }: { client: ConsoleClient; cli: Cli }, id: string): Promise<Answer> {
  cli.terminal.say(`Watching ${id}. Ctrl-C ends the watching, not the drill: understudy drill stop ${id}`)
  let told = 0
  let state: DrillState | null = null
  for (;;) {
    const drill = await client.drills.get.query({ id })
    for (const line of newsOf(drill, told, state)) cli.terminal.say(line)
    told = drill.report?.moments.length ?? 0
    state = drill.state
    if (isOver(state)) return reportAnswer(client, drill)
    await scheduler.wait(cli.pollMs)
  }
}

/** What happened since so many moments and this state were told. */
export function newsOf({ state, report }: DrillDetail, told: number, toldState: DrillState | null): string[] {
  const moments = (report?.moments ?? []).slice(told).map(({ port, sentence }) => `  ${port}: ${sentence}`)
  if (state === toldState) return moments
  const figures = report?.figures
  const counted = figures
    ? `: ${count(figures.calls)} calls, ${percent(figures.failedShare)} failed, ${count(figures.byLocal)} answered here, ${count(figures.waiting)} writes waiting`
    : ''
  return [...moments, `${state}${counted}`]
}

export async function reportAnswer(client: ConsoleClient, { id, state }: Pick<DrillDetail, 'id' | 'state'>): Promise<Answer> {
  const [page, data] = await Promise.all([
    client.drills.export.query({ id, format: 'markdown' }),
    client.drills.export.query({ id, format: 'json' }),
  ])
  return {
    json: JSON.parse(data.content) as unknown,
    text: page.content.trimEnd(),
    exitCode: isOver(state) && state !== 'passed' ? exitCodes.refused : exitCodes.done,
  }
}
