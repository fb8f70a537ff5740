/** Something a person has to put right, in one line. */
export class DemoProblem extends Error {}

/** Wrong usage, in one line. */
export class UsageError extends Error {}

/** A problem speaks for itself; anything else is a fault of ours, with where it came from. */
export const describeProblem = (error: unknown): string =>
  error instanceof DemoProblem
    ? error.message
    : `Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
