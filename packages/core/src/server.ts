export * from './config.ts'
export * from './cursor.ts'
export * from './uuid.ts'
