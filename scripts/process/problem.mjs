/** Something a person has to put right: one line that says what, and what to do. */
export class Problem extends Error {}

/** One line for any error: a Problem speaks for itself, the rest is named as far as it is known. */
export function describe(error) {
  if (error instanceof Problem) return error.message
  if (error?.code === 'ENOSPC') return `The disk is full${error.path ? ` (${error.path})` : ''}: free some space and start again.`
  if (error?.code === 'EACCES') return `No permission for ${error.path}: check who owns it.`
  return `Unexpected: ${error?.stack ?? error}`
}
