// What the sandbox's proxy needs of this feature, and no more: it starts in a second because it loads nothing else.
export { startProcessHeartbeat, type ProcessHeartbeat } from '../system/process-heartbeat.ts'
export { endExpiredFaults } from './end-expired-faults.ts'
export { listActiveFaults } from './list-active-faults.ts'
export { recordFaultHits } from './record-fault-hits.ts'
