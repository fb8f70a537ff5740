/** What the command ends with; scripts rely on them. */
export const exitCodes = {
  done: 0,
  /** The console refused, or what was asked for is not so. */
  refused: 1,
  usage: 2,
  notSignedIn: 3,
  notReachable: 4,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
