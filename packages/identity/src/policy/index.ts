export * from './authorize.ts'
export * from './permissions.ts'
export * from './roles.ts'
