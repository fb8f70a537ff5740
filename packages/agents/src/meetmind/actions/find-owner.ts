import type { Turn } from '../schema.ts'
import type { Unit } from '../summary/collect-units.ts'
import type { ActionCues } from './action-cues.ts'

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const turnsToAnswer = 3

/** The speaker whose full or first name is said, else null. */
const findNamed = (text: string, speakers: string[]): string | null => {
  const says = (name: string): boolean => new RegExp(String.raw`(?<![\p{L}\p{N}])${escape(name)}(?![\p{L}\p{N}])`, 'u').test(text)
  return (
    speakers.find(says) ??
    speakers.find((speaker) => says(speaker.split(' ')[0] ?? speaker) && (speaker.split(' ')[0] ?? '').length > 2) ??
    null
  )
}

const neverNames =
  /^(?:I|You|We|They|He|She|It|That|This|There|What|Who|Which|And|But|So|Then|Somebody|Someone|Everybody|Everyone|People|Jag|Du|Vi|Ni|De|Den|Det|Han|Hon|Man|Som|Och|Men|Så|Då|Någon|Alla|Kan|Can|Could|Would|Will|How|If|Nobody|One|Users?)$/

/** "Erik will …", "Erik ska …": a name at the front that none of the speakers has. */
const findOutsider = (text: string): string | null => {
  const found =
    /^(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?),? (?:will|is going to|can|could|should|has to|needs to|ska|får|kan|måste|\p{Ll}+ar|\p{Ll}+er)(?!\p{L})/u.exec(
      text,
    )
  const name = found?.[1] ?? null
  return name === null || neverNames.test(name.split(' ')[0] ?? '') ? null : name
}

/** Who says yes to being asked. */
const findAccepting = (unit: Unit, turns: Turn[], cues: ActionCues): string | null =>
  turns
    .slice(unit.turn + 1, unit.turn + 1 + turnsToAnswer)
    .find((turn) => turn.speaker !== unit.speaker && cues.acceptance.test(turn.text))?.speaker ?? null

export type ActionKind = 'promise' | 'request' | 'duty'

/** Whose action it is: of whom promises, of whom is named, of whom says yes. */
export const findOwner = (unit: Unit, kind: ActionKind, turns: Turn[], speakers: string[], cues: ActionCues): string | null => {
  if (kind === 'promise') return unit.speaker
  const spoken = unit.evidence
    .map(({ turn, start, end }) => turns[turn]?.text.slice(Math.max(0, start - 40), end) ?? '')
    .join(' ')
  const named =
    findNamed(unit.text, speakers) ??
    findNamed(
      spoken,
      speakers.filter((name) => name !== unit.speaker),
    )
  if (named !== null) return named
  const outsider = findOutsider(unit.text)
  if (outsider !== null) return outsider
  return kind === 'request' ? findAccepting(unit, turns, cues) : null
}
