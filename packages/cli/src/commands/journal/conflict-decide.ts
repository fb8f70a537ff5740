import { readFileSync } from 'node:fs'
import { Argument, type Command } from 'commander'
import { exitCodes } from '../../exit-codes.ts'
import { Problem } from '../../problem.ts'
import type { OpenSession } from '../../session/open-session.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'
import { findConflict } from './inbox.ts'

const actions = { 'keep-winner': 'keep_winner', 'restore-loser': 'restore_loser', merge: 'merge' } as const
type Decision = keyof typeof actions
const outcomes = {
  'keep-winner': 'the winner stays',
  'restore-loser': 'the loser is written again',
  merge: 'the merged text is written',
}

interface DecideOptions extends VerbOptions {
  readonly reason: string
  readonly tenant?: string
  readonly text?: string
}

export function addConflictDecide(conflicts: Command, place: Place): void {
  addVerb(conflicts, 'decide', 'Decide a conflict; the decision is a write like any other', [
    'journal conflicts decide 019a7c3e-… keep-winner --reason "The later one is right"',
    'journal conflicts decide 019a7c3e-… restore-loser --reason "It was Bo’s last word"',
    'journal conflicts decide 019a7c3e-… merge --text merged.json',
  ])
    .argument('<id>', 'of the conflict')
    .addArgument(new Argument('<decision>', 'what becomes of it').choices(Object.keys(actions)))
    .option('--reason <text>', 'goes into the trail', '')
    .option('--text <file>', 'of a merge: the text that becomes the new version')
    .option('--tenant <slug>', 'whose; found by itself while it waits for a decision')
    .action(asksConsole(place, decide))
}

async function decide({ client }: OpenSession, id: string, decision: Decision, options: DecideOptions): Promise<Answer> {
  const { reason, tenant, text: file } = options
  if ((decision === 'merge') !== (file !== undefined))
    throw new Problem('A merge, and nothing else, needs its text: --text <file>.', { exitCode: exitCodes.usage, code: 'usage' })
  const text = file === undefined ? {} : { text: readFileSync(file, 'utf8') }
  const item = await findConflict(client, id, tenant)
  await client.journal.resolveConflict.mutate({ ...item, action: actions[decision], reason, ...text })
  return { json: { ...item, decision, reason }, text: `${id}: ${outcomes[decision]}.` }
}
