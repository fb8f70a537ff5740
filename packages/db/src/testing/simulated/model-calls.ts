import { Prisma } from '../../generated/client.ts'
import type { Column, Model } from './data-model.ts'
import type { StatementResult } from './statement-memo.ts'

export type RunStatement = (text: string, values: readonly unknown[]) => Promise<StatementResult>
type Fields = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const operators: Readonly<Record<string, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=', equals: '=' }

/** One statement being written: what is asked for in it, and its parameters. */
class Draft {
  readonly values: unknown[] = []
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
  }

  value(given: unknown, column?: Column): string {
    const isNull = given === null || given === Prisma.DbNull
    this.values.push(isNull ? null : column?.isJson ? JSON.stringify(given) : given)
    return `$${this.values.length}`
  }

  column(field: string): Column {
    const column = this.#model.columns.get(field)
    if (!column) throw new Error(`the simulated store knows no ${this.#model.table}.${field}`)
    return column
  }

  where(where: Fields | undefined): string {
    const parts = Object.entries(where ?? {}).flatMap(([field, condition]) => this.#condition(field, condition))
    return parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`
  }

  #condition(field: string, condition: unknown): string[] {
    if (condition === undefined) return []
    if (field === 'OR') {
      const each = (condition as Fields[]).map((one) => `(${this.where(one).replace('WHERE ', '') || 'true'})`)
      return [each.length === 0 ? 'false' : `(${each.join(' OR ')})`]
    }
    // The name of a compound key stands for its parts.
    if (!this.#model.columns.has(field))
      return Object.entries(condition as Fields).flatMap(([part, its]) => this.#condition(part, its))
    const name = `"${this.column(field).name}"`
    if (condition === null) return [`${name} IS NULL`]
    if (!isPlain(condition)) return [`${name} = ${this.value(condition)}`]
    return Object.entries(condition).map(([operator, given]) => {
      if (operator === 'in') return `${name}::text = ANY(${this.value((given as unknown[]).map(String))}::text[])`
      if (operator === 'not') return given === null ? `${name} IS NOT NULL` : `${name} <> ${this.value(given)}`
      const sign = operators[operator]
      if (sign === undefined) throw new Error(`the simulated store knows no condition "${operator}"`)
      return `${name} ${sign} ${this.value(given)}`
    })
  }

  set(data: Fields): string {
    const given = Object.entries(data).filter(([, value]) => value !== undefined)
    return given
      .map(([field, value]) => {
        const column = this.column(field)
        if (!column.isJson && isPlain(value) && 'increment' in value)
          return `"${column.name}" = "${column.name}" + ${this.value(value.increment)}`
        return `"${column.name}" = ${this.value(value, column)}`
      })
      .join(', ')
  }

  get all(): string {
    return [...this.#model.columns].map(([field, { name }]) => `"${name}" AS "${field}"`).join(', ')
  }

  insert(rows: readonly Fields[]): string {
    const fields = [...new Set(rows.flatMap((row) => Object.keys(row).filter((field) => row[field] !== undefined)))]
    const names = fields.map((field) => `"${this.column(field).name}"`).join(', ')
    const tuples = rows.map((row) => {
      const given = fields.map((field) => (row[field] === undefined ? 'DEFAULT' : this.value(row[field], this.column(field))))
      return `(${given.join(', ')})`
    })
    return `INSERT INTO ${this.#model.table} (${names}) VALUES ${tuples.join(', ')}`
  }
}

interface Find {
  readonly where?: Fields
  readonly orderBy?: Fields | readonly Fields[]
  readonly take?: number
  readonly select?: Fields
}

const orderOf = (draft: Draft, orderBy: Find['orderBy']): string => {
  const each = [orderBy ?? []].flat().flatMap((one) => Object.entries(one))
  return each.length === 0
    ? ''
    : `ORDER BY ${each.map(([field, way]) => `"${draft.column(field).name}" ${String(way)}`).join(', ')}`
}

/** The calls of one model that the product makes, as SQL. What it does not know it refuses, loudly. */
export function modelCalls(model: Model, run: RunStatement) {
  const find = async ({ where, orderBy, take }: Find): Promise<Fields[]> => {
    const draft = new Draft(model)
    const limit = take === undefined ? '' : `LIMIT ${take}`
    const text = `SELECT ${draft.all} FROM ${model.table} ${draft.where(where)} ${orderOf(draft, orderBy)} ${limit}`
    return [...(await run(text, draft.values)).rows]
  }
  const first = async (about: Find) => (await find({ ...about, take: 1 }))[0] ?? null
  const insert = async (rows: readonly Fields[], behind: string) => {
    const draft = new Draft(model)
    return run(`${draft.insert(rows)} ${behind.replace('*', draft.all)}`, draft.values)
  }
  const update = async ({ where, data }: { where?: Fields; data: Fields }) => {
    const draft = new Draft(model)
    const set = draft.set(data)
    return (await run(`UPDATE ${model.table} SET ${set} ${draft.where(where)}`, draft.values)).count
  }
  const create = async ({ data }: { data: Fields }) => (await insert([data], 'RETURNING *')).rows[0]!
  return {
    findMany: (about: Find = {}) => find(about),
    findFirst: first,
    findUnique: first,
    count: async (about: Find = {}) => (await find(about)).length,
    create,
    createMany: async ({ data, skipDuplicates }: { data: Fields | readonly Fields[]; skipDuplicates?: boolean }) => {
      const rows = [data].flat() as Fields[]
      if (rows.length === 0) return { count: 0 }
      return { count: (await insert(rows, skipDuplicates === true ? 'ON CONFLICT DO NOTHING' : '')).count }
    },
    update: async (about: { where: Fields; data: Fields }) => {
      if ((await update(about)) === 0) throw new Error(`there is no such row of ${model.table}`)
      return first(about)
    },
    updateMany: async (about: { where?: Fields; data: Fields }) => ({ count: await update(about) }),
    upsert: async ({ where, create: made, update: data }: { where: Fields; create: Fields; update: Fields }) => {
      if ((await update({ where, data })) === 0) return create({ data: made })
      return first({ where })
    },
    deleteMany: async ({ where }: { where?: Fields } = {}) => {
      const draft = new Draft(model)
      return { count: (await run(`DELETE FROM ${model.table} ${draft.where(where)}`, draft.values)).count }
    },
  }
}
