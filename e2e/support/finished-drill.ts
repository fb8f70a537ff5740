import { readFileSync } from 'node:fs'
import path from 'node:path'
import { queryDatabase } from './query-database.ts'
import type { Installation } from './start-installation.ts'

const sample = path.resolve(import.meta.dirname, 'finished-drill.json')

/** Puts the report of a drill into the database, as a worker would have left it. @returns its id */
export async function putFinishedDrill(installation: Installation): Promise<string> {
  const { id, script, report, points } = JSON.parse(readFileSync(sample, 'utf8')) as {
    id: string
    script: object
    report: object
    points: object[]
  }
  await queryDatabase(
    installation,
    `INSERT INTO drills (id, timeline, title, script, compression, ports, state, trigger, started_by_id, started_by_name, report,
       created_at, played_at, ended_at, cleaned_at)
     VALUES ($1, 'oct-2025', 'Oct-2025', $2, 480, '{objects,memory}', 'passed', 'schedule', 'drill', 'drill', $3,
       now() - interval '2 days', now() - interval '2 days' + interval '6 s', now() - interval '2 days' + interval '3 min',
       now() - interval '2 days' + interval '3 min')`,
    [id, JSON.stringify(script), JSON.stringify(report)],
  )
  await queryDatabase(
    installation,
    `INSERT INTO drill_points (drill_id, port, second, aws, local, failed, slowest_ms)
     SELECT $1, 'objects', (p->>'second')::int, (p->>'aws')::int, (p->>'local')::int, (p->>'failed')::int, 10
     FROM jsonb_array_elements($2::jsonb) AS p`,
    [id, JSON.stringify(points)],
  )
  return id
}
