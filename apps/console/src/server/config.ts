import { z } from 'zod'
import { parseConfig } from '@understudy/core/server'

const schema = z.object({
  authSecret: z.string().min(32, 'expected at least 32 characters'),
  dataDir: z.string().min(1),
  configDir: z.string().min(1),
  docsDir: z.string().min(1),
  version: z.string().min(1),
  isSecureOrigin: z.boolean(),
})

export const consoleVersion = (): string => process.env.UNDERSTUDY_VERSION ?? '0.1.0'

/** What the console needs from its environment. @throws ConfigError */
export const readConsoleConfig = () =>
  parseConfig(
    schema,
    {
      authSecret: process.env.UNDERSTUDY_AUTH_SECRET,
      dataDir: process.env.UNDERSTUDY_DATA_DIR,
      configDir: process.env.UNDERSTUDY_CONFIG_DIR ?? 'config',
      docsDir: process.env.UNDERSTUDY_DOCS_DIR ?? 'docs',
      version: consoleVersion(),
      isSecureOrigin: process.env.UNDERSTUDY_PUBLIC_URL?.startsWith('https://') ?? false,
    },
    'environment',
  )
