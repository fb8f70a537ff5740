import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'
import { NotifyHub } from './notify-hub.ts'
import { openStatements, type Statements } from './statements.ts'

export interface DatabaseUrls {
  /** Login behind row-level security. */
  readonly app: string
  /** Login for named cross-tenant jobs. */
  readonly system: string
}

/** Two pools, single statements and one LISTEN connection; one instance a process. */
export interface Database {
  readonly app: PrismaClient
  readonly system: PrismaClient
  /** Past the tenant wall, for `systemStatement` alone. */
  readonly statements: Statements
  readonly hub: NotifyHub
  readonly urls: DatabaseUrls
  close(): Promise<void>
}

const connect = (connectionString: string, max: number, applicationName: string) =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max,
      application_name: applicationName,
      connectionTimeoutMillis: 5_000,
      // A statement that outlives this is a bug or an outage; callers have deadlines far below it.
      statement_timeout: 30_000,
      // What a process that stands still has locked must not stop all others.
      idle_in_transaction_session_timeout: 15_000,
    }),
  })

/** Opens nothing yet: the first query connects. `applicationName` shows in pg_stat_activity. */
export function openDatabase(urls: DatabaseUrls, applicationName: string): Database {
  const app = connect(urls.app, 12, applicationName)
  const system = connect(urls.system, 4, `${applicationName}-system`)
  const statements = openStatements(urls.system, `${applicationName}-statements`)
  const hub = new NotifyHub(urls.app, `${applicationName}-listen`)
  return {
    app,
    system,
    statements,
    hub,
    urls,
    close: async () => {
      await Promise.all([app.$disconnect(), system.$disconnect(), statements.close(), hub.close()])
    },
  }
}
