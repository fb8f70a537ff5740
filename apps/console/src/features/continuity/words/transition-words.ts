import type { TransitionView } from '@understudy/continuity'
import type { SideKind, StatusKind } from '@understudy/ui'

interface Sign {
  status?: StatusKind
  side?: SideKind
}

const signs: Record<TransitionView['kind'], Sign> = {
  process_tripped: { status: 'degraded' },
  tripped: { status: 'down' },
  answering: { status: 'degraded' },
  replaying: { side: 'local' },
  comparing: { status: 'unknown' },
  returning: { side: 'aws' },
  recovered: { status: 'ok' },
  mode_set: { status: 'stopped' },
  mode_ended: { status: 'stopped' },
  conflict: { status: 'degraded' },
}

/** The dot on the line of time. */
export const transitionSign = ({ kind }: Pick<TransitionView, 'kind'>): Sign => signs[kind]
