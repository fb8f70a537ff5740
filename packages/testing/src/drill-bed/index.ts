export { openDrillBed, type DrillBed, type DrillBedOptions } from './open-drill-bed.ts'
