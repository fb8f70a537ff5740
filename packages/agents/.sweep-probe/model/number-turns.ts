import type { Turn } from '../schema.ts'

/** Turns as a model reads them, "[12] Maja: words"; the number is what it has to cite. Empty turns are left out. */
export const numberTurns = (turns: Turn[]): string =>
  turns
    .filter((turn) => turn.text !== '')
    .map((turn) => `[${turn.index}] ${turn.speaker === null ? '' : `${turn.speaker}: `}${turn.text}`)
    .join('\n')
