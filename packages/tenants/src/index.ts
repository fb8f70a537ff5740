export * from './schema.ts'
export { tenantListSorts } from './tenant-list-sorts.ts'
