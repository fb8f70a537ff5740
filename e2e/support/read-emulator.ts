// Reads what the emulator itself holds of a tenant's objects, every version, past the proxy, the routes and the journal. Run by Node
// itself with the worker's environment; argument: the tenant as { id, slug }; prints [{ key, isLatest, text }], newest first within a key.
import { Deadline, operationId, systemClock, type TenantRef } from '@understudy/core'
import { databaseUrlsFromEnvironment, openDatabase } from '@understudy/db'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { createLogger } from '@understudy/telemetry'

const DEADLINE_MS = 20_000
const tenant = JSON.parse(process.argv[2] ?? '{}') as TenantRef
const pastTheProxy = Object.entries(process.env).filter(([name]) => !name.startsWith('UNDERSTUDY_SANDBOX_PROXY'))
const { config } = resolveUnderstudyConfig({ env: Object.fromEntries(pastTheProxy) })
const db = openDatabase(databaseUrlsFromEnvironment(), 'e2e')
const dataDir = process.env.UNDERSTUDY_DATA_DIR ?? '.data'
const providers = createProviders({ config, db, dataDir, clock: systemClock, log: createLogger('e2e', { level: 'error' }) })
const aws = providers.find(({ id }) => id !== 'local')?.ports.objects
if (!aws) throw new Error('no AWS is configured for objects')
const call = { tenant, operationId: operationId('read'), deadline: Deadline.in(DEADLINE_MS) }
const { value } = await aws.versions(call, { prefix: '', limit: 1_000 })
const objects = await Promise.all(
  value.versions
    .filter(({ deleteMarker }) => !deleteMarker)
    .map(async ({ key, versionId, isLatest }) => {
      const { body } = (await aws.get(call, key, { versionId })).value
      return { key, isLatest, text: new TextDecoder().decode(body) }
    }),
)
await Promise.all(providers.map((provider) => provider.close()))
await db.close()
process.stdout.write(`${JSON.stringify(objects)}\n`)
