import 'server-only'
import { systemClock } from '@understudy/core'
import { PortCallRecorder, Reachability } from '@understudy/continuity/server'
import { databaseUrlsFromEnvironment, openDatabase } from '@understudy/db'
import { SessionResolver } from '@understudy/identity/server'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { createLogger } from '@understudy/telemetry'
import { readConsoleConfig } from './config'
import { oncePerProcess } from './once-per-process'

/** Everything the console holds open, opened at first use. */
export const installation = () =>
  oncePerProcess('installation', () => {
    const config = readConsoleConfig()
    const settings = resolveUnderstudyConfig()
    const log = createLogger('console')
    const clock = systemClock
    const db = openDatabase(databaseUrlsFromEnvironment(), 'console')
    const { dataDir } = config
    return {
      config,
      settings,
      log,
      db,
      clock,
      sessions: new SessionResolver(db),
      providers: createProviders({ config: settings.config, db, dataDir, clock, log }),
      health: new Reachability(clock),
      recorder: new PortCallRecorder(db, log),
    }
  })
