import path from 'node:path'
import pg from 'pg'
import { EmbeddedPostgres } from '../postgres/embedded-postgres.mjs'
import { Problem } from '../process/problem.mjs'
import { DatabaseKeeper } from './database-keeper.mjs'
import { rememberedPort } from './ports.mjs'

const usualPort = 55432

/** The address without its password. */
const shown = (url) => `${url.hostname}:${url.port || 5432}${url.pathname}`

/** @throws Problem when the server does not answer or refuses the login; a missing database is made by the migration */
async function requireAnswer(address) {
  const url = new URL(address)
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (error) {
    if (error.code === '3D000') return
    const reason = error.code === '28P01' ? 'the password is wrong' : error.message || error.code
    throw new Problem(`The database of DATABASE_URL (${shown(url)}) cannot be used: ${reason}.`)
  } finally {
    await client.end().catch((error) => ignoreUnconnected(error))
  }
}

/** Ending a client that never connected may fail with what connecting failed with. */
function ignoreUnconnected(error) {
  if (error instanceof TypeError) throw error
}

/**
 * The database that DATABASE_URL names, or the embedded one in the data folder, started and, should it end, started again.
 * @returns {{ adminUrl: string, outcome: string, stop(): Promise<void> }}
 */
export async function openDatabase({ databaseUrl, dataDir }, secrets, say) {
  if (databaseUrl !== undefined) {
    await requireAnswer(databaseUrl)
    return { adminUrl: databaseUrl, outcome: `external, ${shown(new URL(databaseUrl))}`, stop: async () => undefined }
  }
  const postgres = await EmbeddedPostgres.open(path.join(dataDir, 'pg'))
  let port = await postgres.runningPort() // left by a start that was killed
  if (port === undefined) {
    port = await rememberedPort(dataDir, 'postgres', usualPort)
    await postgres.start(port, secrets.postgresPassword)
  }
  const keeper = new DatabaseKeeper({
    identity: () => postgres.identity(),
    start: () => postgres.start(port, secrets.postgresPassword),
    say,
  })
  return {
    adminUrl: `postgresql://postgres:${secrets.postgresPassword}@127.0.0.1:${port}/understudy`,
    outcome: `embedded, port ${port}`,
    stop: async () => {
      await keeper.stop()
      await postgres.stop()
    },
  }
}
