import type { Command } from 'commander'
import type { Place } from '../../verb.ts'
import { addSandboxBreak } from './sandbox-break.ts'
import { addSandboxRepair } from './sandbox-repair.ts'

export function addSandbox(program: Command, place: Place): void {
  const sandbox = program
    .command('sandbox')
    .summary('Break the sandbox AWS on purpose, to rehearse, and repair it')
    .description('Faults of the sandbox AWS, for rehearsals.')
  addSandboxBreak(sandbox, place)
  addSandboxRepair(sandbox, place)
}
