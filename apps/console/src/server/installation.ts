import 'server-only'
import { systemClock } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { ContinuityProcess, continuitySettings, PortCallRecorder, PostgresJournal } from '@understudy/continuity/server'
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
    const thresholds = continuitySettings(settings.config.continuity)
    const db = openDatabase(databaseUrlsFromEnvironment(), 'console')
    const { dataDir } = config
    const processId = uuidv7()
    const providers = createProviders({ config: settings.config, db, dataDir, clock, log })
    return {
      config,
      processId,
      journal: new PostgresJournal({
        db,
        providers,
        dataDir,
        processId,
        maxWaiting: settings.config.continuity.journalMaxWaiting,
        clock,
        log,
      }),
      settings,
      log,
      db,
      clock,
      sessions: new SessionResolver(db),
      providers,
      thresholds,
      continuity: new ContinuityProcess({ db, breakers: thresholds.breakers, chains: settings.config.ports, clock, log }),
      recorder: new PortCallRecorder(db, log),
    }
  })
