import { summarizer } from './meetmind/summarizer.ts'

export { meetingsAudit } from './meetmind/meetings/audit-actions.ts'
export { meetingsRouter } from './meetmind/meetings/router.ts'

/** Every agent version that this installation can run. */
export const agents = [summarizer]
