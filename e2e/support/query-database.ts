import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Installation } from './start-installation.ts'

const read = (installation: Installation, name: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(installation.dataDir, name), 'utf8')) as Record<string, string>

/** Looks into the database past every policy: what was stored, and how often. */
export async function queryDatabase<Row>(installation: Installation, sql: string, values: unknown[] = []): Promise<Row[]> {
  const { postgresPassword } = read(installation, 'secrets.json')
  const { postgres: port } = read(installation, 'ports.json')
  const client = new pg.Client({ connectionString: `postgresql://postgres:${postgresPassword}@127.0.0.1:${port}/understudy` })
  await client.connect()
  try {
    const { rows } = await client.query(sql, values)
    return rows as Row[]
  } finally {
    await client.end()
  }
}
