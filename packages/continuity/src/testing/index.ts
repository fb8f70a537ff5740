export { crashRounds, type RoundsOptions } from './crash/crash-rounds.ts'
export type { RoundResult } from './crash/crash-round.ts'
