import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { INTERNAL_TENANT_IDS, type TenantRef } from '@understudy/core'
import { asSystem, openDatabase, type Database } from '@understudy/db'
import type { LoadTarget } from '@understudy/testing/load'
import { z } from 'zod'
import { DemoProblem } from './problem.ts'

const portsSchema = z.looseObject({
  postgres: z.number().optional(),
  sandbox: z.number().optional(),
  'sandbox-objects': z.number().optional(),
  'sandbox-memory': z.number().optional(),
  'sandbox-names': z.number().optional(),
})
const secretsSchema = z.looseObject({ appPassword: z.string(), systemPassword: z.string() })

function readJson<T>(schema: z.ZodType<T>, dataDir: string, name: string): T {
  const file = path.join(dataDir, name)
  if (!existsSync(file))
    throw new DemoProblem(`No installation runs in ${dataDir}: there is no ${name}. Start it with npm start.`)
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

const TENANTS = 3

async function someTenants(db: Database): Promise<TenantRef[]> {
  const where = { id: { notIn: [...INTERNAL_TENANT_IDS] } }
  const rows = await asSystem(db, 'tenants.list', (tx) => tx.tenant.findMany({ where, orderBy: { slug: 'asc' }, take: TENANTS }))
  if (rows.length < TENANTS) throw new DemoProblem(`The demo needs ${TENANTS} tenants; this installation has ${rows.length}.`)
  return rows.map(({ id, slug }) => ({ id: id as TenantRef['id'], slug }))
}

/** What the processes of an installation that runs in this folder are started with. @throws Problem when none runs, or it has no sandbox */
export async function connect(dataDir: string): Promise<LoadTarget> {
  const ports = readJson(portsSchema, dataDir, 'ports.json')
  const secrets = readJson(secretsSchema, dataDir, 'secrets.json')
  const { sandbox, 'sandbox-objects': objects, 'sandbox-memory': memory, 'sandbox-names': names, postgres } = ports
  if (sandbox === undefined || objects === undefined || memory === undefined || names === undefined)
    throw new DemoProblem('The demo breaks the sandbox AWS, and this installation has none: it needs Python 3.11 or newer.')
  const admin = new URL(process.env.DATABASE_URL ?? `postgresql://127.0.0.1:${postgres ?? 5432}/understudy`)
  const as = (username: string, password: string) => Object.assign(new URL(admin), { username, password }).href
  const urls = { app: as('understudy_app', secrets.appPassword), system: as('understudy_system', secrets.systemPassword) }
  const db = openDatabase(urls, 'demo')
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const env = {
    ...Object.fromEntries(inherited),
    NODE_ENV: 'production',
    UNDERSTUDY_DATA_DIR: dataDir,
    UNDERSTUDY_DATABASE_APP_URL: urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: urls.system,
    UNDERSTUDY_SANDBOX_URL: `http://127.0.0.1:${sandbox}`,
    UNDERSTUDY_SANDBOX_PROXY_OBJECTS: `http://sandbox-objects:${objects}`,
    UNDERSTUDY_SANDBOX_PROXY_MEMORY: `http://sandbox-memory:${memory}`,
    UNDERSTUDY_SANDBOX_NAME_SERVER: `127.0.0.1:${names}`,
  }
  return { db, env, dataDir, awsUrl: `http://127.0.0.1:${sandbox}`, tenants: await someTenants(db) }
}
