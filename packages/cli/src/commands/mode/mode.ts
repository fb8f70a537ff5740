import type { Command } from 'commander'
import type { Place } from '../../verb.ts'
import { addModeClear } from './mode-clear.ts'
import { addModeSet } from './mode-set.ts'

export function addMode(program: Command, place: Place): void {
  const mode = program.command('mode').summary('Give an order to a port, or end it').description('Orders of operators.')
  addModeSet(mode, place)
  addModeClear(mode, place)
}
