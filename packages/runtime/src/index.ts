export * from './run-event.ts'
export * from './run-status.ts'
export * from './schema.ts'
