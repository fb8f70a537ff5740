import pg from 'pg'
import type { Notification } from '../../notification.ts'
import { Prisma } from '../../generated/client.ts'
import type { Tx } from '../../transaction.ts'
import { readDataModel, type Model } from './data-model.ts'
import { modelCalls } from './model-calls.ts'
import { asksForTime, statementKind, writtenTable } from './statement-kind.ts'
import { StatementMemo, type StatementResult } from './statement-memo.ts'

export type StoreRole = 'app' | 'system'

const INT8 = 20
/** As the product's client gives them. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? (text: string) => BigInt(text) : (pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown),
}

/**
 * A real PostgreSQL for simulations: one transaction after the other, each as of a given moment (its `now()` is what it is told), and
 * nothing that depends on anything else. Statements are the product's own; calls of models are turned into SQL here.
 */
export class SimulatedStore {
  readonly #clients: Readonly<Record<StoreRole | 'admin', pg.Client>>
  readonly #models: ReadonlyMap<string, Model>
  readonly #written = new Set<string>()
  readonly #times: Record<StoreRole, string> = { app: '', system: '' }
  readonly #names = new Map<string, string>()
  #memo: StatementMemo
  /** Statements that went to the server. */
  sent = 0

  private constructor(clients: Readonly<Record<StoreRole | 'admin', pg.Client>>) {
    this.#clients = clients
    this.#models = readDataModel()
    this.#memo = this.#newMemo(true)
  }

  /** @param urlOf the address of one database for each login, and for its superuser */
  static async open(urlOf: (role: StoreRole | 'admin') => string): Promise<SimulatedStore> {
    const options = '-c search_path=sim,pg_catalog,public -c client_min_messages=error -c jit=off'
    const connect = async (role: StoreRole | 'admin') => {
      const client = new pg.Client({ connectionString: urlOf(role), options })
      await client.connect()
      return client
    }
    const admin = await connect('admin')
    await admin.query(`
      CREATE SCHEMA IF NOT EXISTS sim;
      CREATE OR REPLACE FUNCTION sim.now() RETURNS timestamptz STABLE LANGUAGE sql
        AS $$ SELECT pg_catalog.current_setting('sim.now')::pg_catalog.timestamptz $$;
      GRANT USAGE ON SCHEMA sim TO PUBLIC;`)
    const store = new SimulatedStore({ admin, app: await connect('app'), system: await connect('system') })
    // Where rows lie, and what the planner believes of them, is nobody's business but the seed's.
    for (const { table } of store.models.values()) await admin.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`)
    return store
  }

  #newMemo(isUsed: boolean): StatementMemo {
    return new StatementMemo(
      [...this.#models.values()].map(({ table }) => table),
      isUsed,
    )
  }

  /** Everything that was written is gone, as if it had never been. @param remembers false: every statement goes to the server */
  async clear(remembers = true): Promise<void> {
    const tables = [...this.#written]
    if (tables.length > 0) await this.#clients.admin.query(`TRUNCATE ${tables.join(', ')} RESTART IDENTITY`)
    this.#written.clear()
    this.#memo = this.#newMemo(remembers)
    this.sent = 0
  }

  /** One statement past every wall and memo, for whoever looks on. */
  async look<Row>(text: string): Promise<Row[]> {
    return (await this.#clients.admin.query({ text, types })).rows as Row[]
  }

  /** @returns what `run` came to, and what is told to others by its commit */
  async transact<T>(
    role: StoreRole,
    now: Date,
    run: (tx: Tx) => Promise<T>,
  ): Promise<{ readonly value: T; readonly told: readonly Notification[] }> {
    const transaction = new Transaction(this, role, now)
    try {
      const value = await run(transaction.tx)
      await transaction.commit()
      return { value, told: transaction.told }
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  }

  /** One statement that is its own transaction. */
  async state<Row>(now: Date, { text, values }: Prisma.Sql): Promise<Row[]> {
    const time = asksForTime(text) ? this.timeFor('system', now) : null
    if (time) await this.send('system', time, [])
    const { rows, count } = await this.send('system', text, values)
    if (statementKind(text) === 'write' && count > 0) this.wrote(text, values)
    return rows as Row[]
  }

  get models(): ReadonlyMap<string, Model> {
    return this.#models
  }

  get memo(): StatementMemo {
    return this.#memo
  }

  wrote(text: string, values: readonly unknown[]): void {
    const table = writtenTable(text)
    this.#memo.written([...this.#memo.tablesOf(text), ...(table === null ? [] : [table])], values)
    if (table !== null) this.#written.add(table)
  }

  async send(role: StoreRole, text: string, values: readonly unknown[]): Promise<StatementResult> {
    this.sent += 1
    const known = this.#names.get(text) ?? `s${this.#names.size}`
    this.#names.set(text, known)
    const isPlain = values.length === 0 && !text.startsWith('SELECT')
    const result = await this.#clients[role].query(isPlain ? { text, types } : { name: known, text, values: [...values], types })
    return { rows: (result.rows ?? []) as Record<string, unknown>[], count: result.rowCount ?? 0 }
  }

  /** The session's `now()`. @returns what has to be sent for it to be this one; null when it is */
  timeFor(role: StoreRole, now: Date): string | null {
    const time = now.toISOString()
    if (this.#times[role] === time) return null
    this.#times[role] = time
    return `SET sim.now = '${time}'`
  }

  /** A rollback takes settings back. */
  forgetTime(role: StoreRole): void {
    this.#times[role] = ''
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#clients).map((client) => client.end()))
  }
}

class Transaction {
  readonly told: Notification[] = []
  readonly tx: Tx
  readonly #store: SimulatedStore
  readonly #role: StoreRole
  readonly #now: Date
  #isOpen = false
  #begun: Promise<unknown> = Promise.resolve()
  #setting: readonly unknown[] = []

  constructor(store: SimulatedStore, role: StoreRole, now: Date) {
    this.#store = store
    this.#role = role
    this.#now = now
    const flat = (given: unknown, values: readonly unknown[]) =>
      given instanceof Prisma.Sql ? given : Prisma.sql(given as readonly string[], ...(values as never[]))
    const calls: Record<string, unknown> = {
      $queryRaw: async (given: unknown, ...values: unknown[]) => {
        const statement = flat(given, values)
        return (await this.#run(statement.text, statement.values)).rows
      },
      $executeRaw: async (given: unknown, ...values: unknown[]) => {
        const statement = flat(given, values)
        return (await this.#run(statement.text, statement.values)).count
      },
    }
    const run = (text: string, values: readonly unknown[]) => this.#run(text, values)
    this.tx = new Proxy(calls, {
      get: (known, name: string) => {
        const model = store.models.get(name)
        if (!(name in known) && model) known[name] = modelCalls(model, run)
        return known[name]
      },
    }) as unknown as Tx
  }

  async #run(text: string, values: readonly unknown[]): Promise<StatementResult> {
    const kind = statementKind(text)
    if (kind === 'notify') {
      this.told.push(JSON.parse(String(values[1])) as Notification)
      return { rows: [], count: 1 }
    }
    if (kind === 'lock') return { rows: [{ count: 1n }], count: 1 }
    if (kind === 'read') return this.#read(text, values)
    this.#begin()
    const result = await this.#store.send(this.#role, text, values)
    if (kind === 'setting') this.#setting = values
    // What found no row changed nothing.
    else if (result.count > 0) this.#store.wrote(text, values)
    return result
  }

  async #read(text: string, values: readonly unknown[]): Promise<StatementResult> {
    const time = asksForTime(text)
    const about = [this.#role, this.#setting, time ? this.#now.getTime() : 0]
    const key = this.#store.memo.keyOf(text, values, about)
    const known = this.#store.memo.find(key)
    if (known) return known
    if (time) await this.#tellTime()
    const result = await this.#store.send(this.#role, text, values)
    this.#store.memo.keep(key, result)
    return result
  }

  #begin(): void {
    if (this.#isOpen) return
    this.#isOpen = true
    const time = this.#store.timeFor(this.#role, this.#now)
    // Nobody waits for it: statements of one connection are answered in their order.
    this.#begun = this.#store.send(this.#role, time ? `BEGIN; ${time}` : 'BEGIN', [])
    this.#begun.catch(() => undefined)
  }

  async #tellTime(): Promise<void> {
    const time = this.#store.timeFor(this.#role, this.#now)
    if (time) await this.#store.send(this.#role, time, [])
  }

  async commit(): Promise<void> {
    if (!this.#isOpen) return
    await this.#begun
    await this.#store.send(this.#role, 'COMMIT', [])
  }

  async rollback(): Promise<void> {
    if (!this.#isOpen) return
    await this.#store.send(this.#role, 'ROLLBACK', [])
    this.#store.forgetTime(this.#role)
    this.#store.memo.written(
      [...this.#store.models.values()].map(({ table }) => table),
      [],
    )
  }
}
