import type { ModeKind } from './schema.ts'

/** As a sentence begins with it. */
export const modeTitles: Record<ModeKind, string> = {
  force_local: 'Forced local',
  force_aws: 'Forced to AWS',
  drain: 'Drained',
  observe: 'Observed only',
}
