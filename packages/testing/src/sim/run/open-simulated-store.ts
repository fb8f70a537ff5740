import {
  cloneTemplateDatabase,
  createTemplateDatabase,
  SimulatedStore,
  startTestCluster,
  TEST_PASSWORD,
  type TestCluster,
} from '@understudy/db/testing'
import { simulatedTenants } from './run-seed.ts'

/** A store for simulations on a cluster that has its template, with the tenants that all seeds know. */
export async function openSimulatedStore(clusterUrl: string, name: string): Promise<SimulatedStore> {
  await cloneTemplateDatabase(clusterUrl, name)
  const store = await SimulatedStore.open((role) => {
    const url = new URL(`${clusterUrl}/${name}`)
    if (role !== 'admin') {
      url.username = `understudy_${role}`
      url.password = TEST_PASSWORD
    }
    return url.href
  })
  for (const { id, slug } of simulatedTenants)
    await store.look(`INSERT INTO tenants (id, slug, name, domain) VALUES ('${id}', '${slug}', '${slug}', '${slug}.test')`)
  return store
}

/** A throw-away cluster with the template that simulations clone. */
export async function startSimulatedCluster(): Promise<TestCluster> {
  const cluster = await startTestCluster()
  await createTemplateDatabase(cluster.url)
  return cluster
}
