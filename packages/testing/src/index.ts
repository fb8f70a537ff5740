export { startMinistack, type TestBed } from './emulator.ts'
export { startOpenSearch } from './opensearch.ts'
