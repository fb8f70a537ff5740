import {
  cloneTemplateDatabase,
  createTemplateDatabase,
  SimulatedStore,
  startTestCluster,
  TEST_PASSWORD,
} from '@understudy/db/testing'
import { simulatedTenants } from './run-seed.ts'

export interface OpenStore {
  readonly store: SimulatedStore
  close(): Promise<void>
}

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

/** With a throw-away cluster of its own. */
export async function startSimulatedStore(): Promise<OpenStore> {
  const cluster = await startTestCluster()
  await createTemplateDatabase(cluster.url)
  const store = await openSimulatedStore(cluster.url, 'simulation')
  return {
    store,
    close: async () => {
      await store.close()
      await cluster.stop()
    },
  }
}
