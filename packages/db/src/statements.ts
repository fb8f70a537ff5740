import { createHash } from 'node:crypto'
import pg from 'pg'
import { Prisma } from './generated/client.ts'

const MAX_CONNECTIONS = 4
/** Longer than any caller waits: the statement of a database that stands still must not keep its connection for ever. */
const ANSWER_MS = 10_000
const INT8 = 20
/** For arrays of rows looked up by index, whatever the planner believes of a table that was empty when it looked. */
const PLANS = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'jit=off',
]
/** Planned anew whenever it has run twice as often, so many times at most: by then the tables look as they will. */
const MOST_PLANS = 16

/** As the client reads rows everywhere else: 64 bits are a bigint. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === INT8 ? BigInt : (pg.types.getTypeParser(oid, format) as unknown)) as pg.CustomTypesConfig['getTypeParser'],
}

/** One statement at a time, each its own transaction. */
export interface Statements {
  run<Row>(sql: Prisma.Sql): Promise<Row[]>
  close(): Promise<void>
}

/**
 * The narrow way to the database for the few statements that every write waits for: parsed once a connection and answered in one
 * round trip, where a transaction takes four. Opens nothing until the first one.
 */
export function openStatements(connectionString: string, applicationName: string): Statements {
  const known = new Map<string, { readonly name: string; runs: number }>()
  const pool = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: ANSWER_MS,
    query_timeout: ANSWER_MS,
    options: PLANS.map((each) => `-c ${each}`).join(' '),
    keepAlive: true,
    types,
  })
  // A connection that is lost while it is idle is replaced by the next statement.
  pool.on('error', () => undefined)
  const nameOf = (text: string): string => {
    const statement = known.get(text) ?? { name: createHash('sha256').update(text).digest('hex').slice(0, 24), runs: 0 }
    known.set(text, statement)
    statement.runs += 1
    return `${statement.name}_${Math.min(MOST_PLANS, Math.floor(Math.log2(statement.runs)))}`
  }
  return {
    run: async <Row>(sql: Prisma.Sql) => {
      const { text, values } = sql
      const { rows } = await pool.query<Row & pg.QueryResultRow>({ name: nameOf(text), text, values: [...values] })
      return rows
    },
    close: () => pool.end(),
  }
}
