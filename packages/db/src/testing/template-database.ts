import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { installQueue } from '../queue/install-queue.ts'

const TEMPLATE = 'understudy_template'
/** Passwords of the throw-away cluster's logins. */
export const TEST_PASSWORD = 'test'

const migrationsDir = path.resolve(import.meta.dirname, '../../../../prisma/migrations')

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Applies all migrations to a template that every test file clones in about 50 ms. */
export async function createTemplateDatabase(clusterUrl: string): Promise<void> {
  await run(`${clusterUrl}/postgres`, [`CREATE DATABASE ${TEMPLATE}`])
  const migrations = readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(path.join(migrationsDir, entry.name, 'migration.sql'), 'utf8'))
  await run(`${clusterUrl}/${TEMPLATE}`, [
    ...migrations,
    `ALTER ROLE understudy_app PASSWORD '${TEST_PASSWORD}'`,
    `ALTER ROLE understudy_system PASSWORD '${TEST_PASSWORD}'`,
  ])
  await installQueue(`${clusterUrl}/${TEMPLATE}`)
}

export async function cloneTemplateDatabase(clusterUrl: string, name: string): Promise<void> {
  await run(`${clusterUrl}/postgres`, [`CREATE DATABASE "${name}" TEMPLATE ${TEMPLATE}`])
}

export async function dropDatabase(clusterUrl: string, name: string): Promise<void> {
  await run(`${clusterUrl}/postgres`, [`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`])
}
