import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/index.ts'

/** Tables of no tenant. Everything else in the schema must stand behind the wall. */
const platformTables = [
  'credentials',
  'drill_points',
  'drill_schedule',
  'drills',
  'journal_refusals',
  'leases',
  'port_comparisons',
  'port_fleet',
  'port_lag',
  'port_modes',
  'port_transitions',
  'port_windows',
  'processes',
  'provider_health',
  'replay_holds',
  'sandbox_faults',
  'sign_in_attempts',
  'user_sessions',
  'users',
]

/** Functions that run with their owner's rights; each has a fixed search path and checks the tenant itself. */
const definersOnTheList = [{ proname: 'enqueue', proconfig: expect.arrayContaining([expect.stringContaining('search_path=')]) }]

let db: TestDatabase
let client: pg.Client
const rows = async <T extends object>(sql: string): Promise<T[]> => (await client.query<T>(sql)).rows

beforeAll(async () => {
  db = await openTestDatabase()
  client = new pg.Client({ connectionString: db.adminUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await db.close()
})

interface Table {
  name: string
  owner: string
  enabled: boolean
  forced: boolean
  column: string
}

const tenantTables = () =>
  rows<Table>(`
    SELECT c.relname AS name, pg_get_userbyid(c.relowner) AS owner, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
           CASE WHEN c.relname = 'tenants' THEN 'id' ELSE 'tenant_id' END AS column
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ('{${platformTables.join(',')}}')
    ORDER BY 1`)

describe('every tenant’s table', () => {
  it('enables and forces row-level security and belongs to the owner who cannot log in', async () => {
    const tables = await tenantTables()
    expect(tables.length).toBeGreaterThanOrEqual(15)
    for (const table of tables) expect(table).toMatchObject({ enabled: true, forced: true, owner: 'understudy_owner' })
  })

  it('has exactly one policy, for all commands, in the one form that is known to hold', async () => {
    const policies = await rows<{ tablename: string; permissive: string; cmd: string; qual: string; with_check: string }>(
      `SELECT tablename, permissive, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public'`,
    )
    for (const { name, column } of await tenantTables()) {
      const form = `(${column} = ( SELECT app.tenant() AS tenant))`
      expect(policies.filter(({ tablename }) => tablename === name)).toEqual([
        { tablename: name, permissive: 'PERMISSIVE', cmd: 'ALL', qual: form, with_check: form },
      ])
    }
  })

  it('has tenant_id, not null, first in the primary key and in every unique index', async () => {
    const indexes = await rows<{ table: string; index: string; first: string; nullable: boolean }>(`
      SELECT t.relname AS table, i.relname AS index, a.attname AS first, NOT a.attnotnull AS nullable
      FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
      WHERE x.indisunique AND t.relnamespace = 'public'::regnamespace`)
    const tables = new Map((await tenantTables()).map(({ name, column }) => [name, column]))
    // A tenant's slug is unique among tenants, which is what it is for.
    const wrong = indexes.filter(
      ({ table, index, first, nullable }) =>
        tables.has(table) && index !== 'tenants_slug_key' && (nullable || first !== tables.get(table)),
    )
    expect(wrong).toEqual([])
  })

  it('refers to other tenants’ tables only through (tenant_id, …)', async () => {
    const keys = await rows<{ name: string; from: string; to: string; columns: string[] }>(`
      SELECT k.conname AS name, k.conrelid::regclass::text AS from, k.confrelid::regclass::text AS to,
        ARRAY(SELECT a.attname::text FROM unnest(k.conkey) AS n JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n) AS columns
      FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`)
    const tables = new Set((await tenantTables()).map(({ name }) => name))
    const plain = keys.filter(({ from, to, columns }) => tables.has(from) && tables.has(to) && !columns.includes('tenant_id'))
    expect(plain).toEqual([])
  })
})

describe('the logins', () => {
  it('own nothing, and only system passes the wall', async () => {
    const roles = await rows<{ rolname: string; rolcanlogin: boolean; rolbypassrls: boolean; rolsuper: boolean; owned: string }>(`
      SELECT rolname, rolcanlogin, rolbypassrls, rolsuper, (SELECT count(*) FROM pg_class WHERE relowner = r.oid) AS owned
      FROM pg_roles r WHERE rolname LIKE 'understudy%' ORDER BY 1`)
    expect(roles.map(({ owned, ...role }) => ({ ...role, ownsNothing: owned === '0' }))).toEqual([
      { rolname: 'understudy_app', rolcanlogin: true, rolbypassrls: false, rolsuper: false, ownsNothing: true },
      { rolname: 'understudy_owner', rolcanlogin: false, rolbypassrls: false, rolsuper: false, ownsNothing: false },
      { rolname: 'understudy_system', rolcanlogin: true, rolbypassrls: true, rolsuper: false, ownsNothing: true },
    ])
  })

  it('meet no view without security_invoker and no SECURITY DEFINER function but those on the list', async () => {
    const views =
      await rows(`SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace IN ('public'::regnamespace, 'app'::regnamespace)
      AND NOT coalesce(reloptions @> '{security_invoker=true}', false)`)
    const definers = await rows(
      `SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND pronamespace IN ('public'::regnamespace, 'app'::regnamespace)`,
    )
    expect({ views, definers }).toEqual({ views: [], definers: definersOnTheList })
  })

  it('cannot change or remove audit events', async () => {
    const grants = await rows<{ grantee: string; privilege_type: string }>(
      `SELECT grantee, privilege_type FROM information_schema.role_table_grants WHERE table_name = 'audit_events' AND grantee IN ('understudy_app', 'understudy_system') ORDER BY 1, 2`,
    )
    expect(grants.map(({ grantee, privilege_type }) => `${grantee} ${privilege_type}`)).toEqual([
      'understudy_app INSERT',
      'understudy_app SELECT',
      'understudy_system INSERT',
      'understudy_system SELECT',
    ])
  })
})

describe('the wall in a plan', () => {
  it('is evaluated once a statement, not once a row', async () => {
    await client.query(`SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', false)`)
    await client.query('SET ROLE understudy_app')
    const plan = (await rows<{ 'QUERY PLAN': string }>('EXPLAIN SELECT * FROM runs')).map((row) => row['QUERY PLAN']).join('\n')
    await client.query('RESET ROLE')
    expect(plan).toContain('InitPlan')
  })
})
