import type { Command } from 'commander'
import type { Place } from '../../verb.ts'
import { addDrillList } from './drill-list.ts'
import { addDrillReport } from './drill-report.ts'
import { addDrillRun } from './drill-run.ts'
import { addDrillStop } from './drill-stop.ts'
import { addDrillWatch } from './drill-watch.ts'

export function addDrill(program: Command, place: Place): void {
  const drill = program
    .command('drill')
    .summary('Rehearse an outage on the sandbox AWS')
    .description('Outages that are played against the sandbox AWS, under load, and judged.')
  for (const add of [addDrillList, addDrillRun, addDrillWatch, addDrillStop, addDrillReport]) add(drill, place)
}
