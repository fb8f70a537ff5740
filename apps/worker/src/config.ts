import path from 'node:path'
import { parseConfig } from '@understudy/core/server'
import { z } from 'zod'

const folder = z
  .string()
  .min(1, 'expected a folder')
  .transform((value) => path.resolve(value))

const workerSchema = z.object({
  dataDir: folder,
  configDir: folder,
  version: z.string().min(1),
  concurrency: z.coerce.number().int().min(1, 'expected 1 to 64').max(64, 'expected 1 to 64'),
  healthPort: z.coerce.number().int().min(0, 'expected 0 to 65535').max(65_535, 'expected 0 to 65535'),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']),
})

export type WorkerConfig = z.output<typeof workerSchema>

/** What the worker needs from its environment. @throws ConfigError */
export const readWorkerConfig = (): WorkerConfig =>
  parseConfig(
    workerSchema,
    {
      dataDir: process.env.UNDERSTUDY_DATA_DIR ?? '.data',
      configDir: process.env.UNDERSTUDY_CONFIG_DIR ?? 'config',
      version: process.env.UNDERSTUDY_VERSION ?? '0.1.0',
      concurrency: process.env.UNDERSTUDY_WORKER_CONCURRENCY ?? '4',
      healthPort: process.env.UNDERSTUDY_WORKER_HEALTH_PORT ?? '0',
      logLevel: process.env.UNDERSTUDY_LOG_LEVEL ?? 'info',
    },
    'environment',
  )

/** The address that may change the schema; only the set-up is given it. @throws ConfigError */
export const readAdminUrl = () =>
  parseConfig(
    z.string().regex(/^postgres(ql)?:\/\//, 'expected a postgresql:// address'),
    process.env.UNDERSTUDY_DATABASE_ADMIN_URL,
    'environment UNDERSTUDY_DATABASE_ADMIN_URL',
  )
