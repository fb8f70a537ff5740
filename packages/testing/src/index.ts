export { startMinistack, type TestBed } from './emulator.ts'
