export * from './meetmind/index.ts'
