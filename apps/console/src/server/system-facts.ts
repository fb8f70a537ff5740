import { sandboxFacts, type SystemFacts } from '@understudy/observe/server'
import type { ResolvedConfig } from '@understudy/ports/server'

/** What this process was started with: settings, and where the sandbox stands. */
export const systemFacts = ({ config, sources }: ResolvedConfig): SystemFacts => ({
  settings: sources,
  sandbox: sandboxFacts(config),
})
