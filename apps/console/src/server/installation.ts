import 'server-only'
import { systemClock } from '@understudy/core'
import { databaseUrlsFromEnvironment, openDatabase } from '@understudy/db'
import { SessionResolver } from '@understudy/identity/server'
import { createLogger } from '@understudy/telemetry'
import { readConsoleConfig } from './config'
import { oncePerProcess } from './once-per-process'

/** Everything the console holds open, opened at first use. */
export const installation = () =>
  oncePerProcess('installation', () => {
    const config = readConsoleConfig()
    const log = createLogger('console')
    const db = openDatabase(databaseUrlsFromEnvironment(), 'console')
    return { config, log, db, clock: systemClock, sessions: new SessionResolver(db) }
  })

export type Installation = ReturnType<typeof installation>
