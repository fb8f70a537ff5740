export const runStatuses = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'stopped'] as const
export type RunStatus = (typeof runStatuses)[number]
