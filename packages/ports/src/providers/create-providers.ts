import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'
import { awsProvider } from './aws-provider.ts'
import { localProvider } from './local-provider.ts'
import type { UnderstudyConfig } from '../config-schema.ts'
import type { Provider } from './provider.ts'

export interface ProviderOptions {
  readonly config: UnderstudyConfig
  readonly db: Database
  /** Objects' bytes and the local keyring lie under it. */
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
}

/** AWS and this machine, each with the ports that are configured. Opens no connection yet. */
export const createProviders = (options: ProviderOptions): Provider[] => [awsProvider(options), localProvider(options)]
