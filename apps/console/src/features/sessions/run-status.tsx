import { Status, type StatusKind } from '@understudy/ui'
import type { RunStatus } from './model'

export const statusWords: Record<RunStatus, string> = {
  queued: 'queued',
  running: 'running',
  waiting: 'waiting',
  succeeded: 'finished',
  failed: 'failed',
  stopped: 'stopped',
}

const statusKinds: Record<RunStatus, StatusKind> = {
  queued: 'pending',
  running: 'running',
  waiting: 'pending',
  succeeded: 'ok',
  failed: 'down',
  stopped: 'stopped',
}

/** How a run stands: shape, then word. */
export function RunStatusSign({ status }: { status: RunStatus }) {
  return <Status status={statusKinds[status]}>{statusWords[status]}</Status>
}
