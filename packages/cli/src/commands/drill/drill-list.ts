import type { Command } from 'commander'
import type { DrillCatalogue, DrillList } from '@understudy/continuity'
import { table } from '../../output/table.ts'
import { clock } from '../../output/words.ts'
import { addVerb, asksConsole, type Place } from '../../verb.ts'

const LONGEST_LIST = 20

export function addDrillList(drill: Command, place: Place): void {
  addVerb(drill, 'list', 'Which drills there are, when each port was last rehearsed, and the latest runs', ['drill list']).action(
    asksConsole(place, async ({ client }) => {
      const [catalogue, { drills, total }] = await Promise.all([
        client.drills.catalogue.query(),
        client.drills.list.query({ limit: LONGEST_LIST }),
      ])
      return { json: { ...catalogue, drills, total }, text: listText(catalogue, drills) }
    }),
  )
}

function listText({ timelines, rehearsals, schedule }: DrillCatalogue, drills: DrillList['drills']): string {
  const drillRows = timelines.map(({ name, timeline, problem, refusal, ports }) => [
    name,
    timeline?.title ?? '',
    problem ?? refusal ?? ports.join(', '),
  ])
  const rehearsalRows = rehearsals.map(({ port, canRun, reason, last, isOverdue }) => [
    port,
    last ? `${clock(last.at)}, ${last.state}` : 'never',
    !canRun ? (reason ?? '') : isOverdue ? 'overdue' : '',
  ])
  const runRows = drills.map(({ id, title, state, createdAt, startedByName }) => [
    id,
    title,
    state,
    clock(createdAt),
    startedByName,
  ])
  const scheduled = schedule.isOn ? `Every week: ${schedule.when}` : (schedule.reason ?? 'No drill is scheduled.')
  return [
    table(['drill', 'title', 'ports, or why not here'], drillRows),
    '',
    table(['port', 'last rehearsed', ''], rehearsalRows),
    scheduled,
    ...(runRows.length === 0 ? [] : ['', table(['id', 'drill', 'state', 'started', 'by'], runRows)]),
  ].join('\n')
}
