export { createTestTenant } from './create-test-tenant.ts'
export { freePort, startTestCluster, type TestCluster } from './postgres-cluster.ts'
export { cloneTemplateDatabase, createTemplateDatabase, dropDatabase, TEST_PASSWORD } from './template-database.ts'
export { openTestDatabase, type TestDatabase } from './test-database.ts'
