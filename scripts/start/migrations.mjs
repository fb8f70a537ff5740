import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { hashFiles } from '../process/hash-files.mjs'
import { Problem } from '../process/problem.mjs'
import { lastLine, run } from '../process/run.mjs'
import { isStamped, stamp } from '../process/stamp.mjs'

const prisma = (root, args, env) =>
  run(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  })

/** Name → checksum, as Prisma notes it. */
function onDisk(root) {
  const folder = path.join(root, 'prisma/migrations')
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const checksum = (name) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name, 'migration.sql')))
      .digest('hex')
  return new Map(names.map(({ name }) => [name, checksum(name)]))
}

async function applied(adminUrl) {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    return new Map(rows.map((row) => [row.migration_name, row.checksum]))
  } catch (error) {
    if (['3D000', '42P01'].includes(error.code)) return new Map() // no such database, no such table: nothing yet
    throw error
  } finally {
    await client.end()
  }
}

/** Generates the database client when the schema has changed since. */
export async function ensureClient(root) {
  const hash = hashFiles(root, ['prisma/schema'])
  if (isStamped(root, 'client', hash)) return
  const { status, stderr } = await prisma(root, ['generate'])
  if (status !== 0) throw new Problem(`prisma generate failed: ${lastLine(stderr)}`)
  stamp(root, 'client', hash)
}

/** Brings the database to the newest migration; quick when it is there already. @returns {Promise<string>} the outcome */
export async function migrate(root, adminUrl) {
  const wanted = onDisk(root)
  const present = await applied(adminUrl)
  for (const [name, checksum] of present) {
    if (wanted.get(name) === checksum) continue
    const how = wanted.has(name) ? `another text of migration ${name}` : `migration ${name}, which is not known here`
    throw new Problem(`This database was made with ${how}: use the version that made it, or another --data folder.`)
  }
  if (present.size === wanted.size) return `${wanted.size} migrations, nothing to do`
  const { status, stdout, stderr } = await prisma(root, ['migrate', 'deploy'], { DATABASE_URL: adminUrl })
  if (status === 0) return `${wanted.size - present.size} migrations applied`
  const reason = [...stderr.split('\n'), ...stdout.split('\n')].find((line) => /error|denied|full|P\d{4}/i.test(line))
  throw new Problem(`The migration failed: ${(reason ?? lastLine(stderr)).trim()}`)
}
