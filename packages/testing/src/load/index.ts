export { openLoadBed, type LoadBed, type LoadBedOptions } from './bed/load-bed.ts'
export type { RunningWorker } from './bed/worker.ts'
export type { RunningClient } from './client/start-client.ts'
export { findBearableRate, ratesFor } from './run/bearable-rate.ts'
export { describeAudit, describeFigures, describeOutage, percent } from './run/describe.ts'
export { LoadRun, type LoadTarget, type Rates } from './run/load-run.ts'
export { phases, playOutage, type LoadPhase, type OutageReport, type OutageScript } from './run/outage.ts'
export {
  figuresOf,
  findingKinds,
  firstLocalAfterMs,
  isWrite,
  nowMs,
  type Figures,
  type Finding,
  type FindingKind,
  type LoadAudit,
  type LoadCall,
  type LoadRates,
} from '@understudy/continuity/load'
