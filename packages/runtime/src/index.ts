export * from './run-event.ts'
export * from './schema.ts'
