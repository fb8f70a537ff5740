// Makes a migrated database ready for use: the job queue's tables, the tenants of the configuration, the first administrator.
// Repeating it changes nothing. The last line on standard output is { adminEmail, oneTimePassword }.
import path from 'node:path'
import { readYamlConfig } from '@understudy/core/server'
import { databaseUrlsFromEnvironment, installQueue, openDatabase } from '@understudy/db'
import { createFirstAdministrator } from '@understudy/identity/server'
import { createLogger } from '@understudy/telemetry'
import { tenantsFileSchema } from '@understudy/tenants'
import { importTenants } from '@understudy/tenants/server'
import { readAdminUrl, readWorkerConfig } from './config.ts'
import { recallPassword, rememberPassword } from './remembered-password.ts'

const { dataDir, configDir } = readWorkerConfig()
const log = createLogger('setup', { level: 'warn', destination: process.stderr })
const tenants = readYamlConfig(tenantsFileSchema, path.join(configDir, 'tenants.yaml'))
await installQueue(readAdminUrl())
const db = openDatabase(databaseUrlsFromEnvironment(), 'setup')
try {
  await importTenants(db, log, tenants)
  const { email, oneTimePassword } = await createFirstAdministrator({ db, log }, recallPassword(dataDir))
  rememberPassword(dataDir, oneTimePassword)
  process.stdout.write(`${JSON.stringify({ adminEmail: email, oneTimePassword })}\n`)
} finally {
  await db.close()
}
