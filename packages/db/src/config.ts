import { z } from 'zod'
import { parseConfig } from '@understudy/core/server'
import type { DatabaseUrls } from './database.ts'

const url = z.string().regex(/^postgres(ql)?:\/\//, 'expected a postgresql:// address')

/** @throws ConfigError */
export function databaseUrlsFromEnvironment(): DatabaseUrls {
  return parseConfig(
    z.object({ app: url, system: url }),
    { app: process.env.UNDERSTUDY_DATABASE_APP_URL, system: process.env.UNDERSTUDY_DATABASE_SYSTEM_URL },
    'environment UNDERSTUDY_DATABASE_APP_URL / UNDERSTUDY_DATABASE_SYSTEM_URL',
  )
}
