/** Steps of a write's life, in its order: tests end a process at each of them and look what is left. */
export const steps = [
  'payload stored',
  'intent writing',
  'intent durable',
  'settlement writing',
  'settlement written',
  'replay picked',
  'replay sending',
  'conflict kept',
  'replay answered',
  'replay settled',
  'payload removed',
  'compaction begun',
] as const
export type Step = (typeof steps)[number]

/** Told of each step that is reached; absent but in tests. */
export type OnStep = (step: Step) => void
