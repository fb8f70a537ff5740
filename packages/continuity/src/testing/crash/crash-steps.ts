import { steps, type Step } from '../../journal/steps.ts'

/** The journal's own, and around each attempt of a call: sent to a side, and answered by it. */
export const crashSteps = [...steps, 'attempt sending', 'attempt answered'] as const
export type CrashStep = Step | 'attempt sending' | 'attempt answered'
