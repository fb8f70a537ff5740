export { tenantsAudit } from './audit-actions.ts'
export { importTenants } from './import-tenants.ts'
