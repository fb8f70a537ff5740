import type { TestProject } from 'vitest/node'
import { startTestCluster } from './postgres-cluster.ts'
import { createTemplateDatabase } from './template-database.ts'

/** Vitest's global set-up: one cluster and one migrated template a run, removed at its end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster()
  await createTemplateDatabase(cluster.url)
  project.provide('clusterUrl', cluster.url)
  return () => cluster.stop()
}
