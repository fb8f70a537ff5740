import type { meRouter, router } from '@understudy/api'
import type { continuityRouter, drillsRouter, journalRouter } from '@understudy/continuity/server'
import type { observeRouter, sandboxRouter } from '@understudy/observe/server'

/** Of the console's procedures those that this command calls, by the names under which the console serves them. Types alone. */
type Procedures = {
  continuity: typeof continuityRouter
  drills: typeof drillsRouter
  journal: typeof journalRouter
  me: typeof meRouter
  observe: typeof observeRouter
  sandbox: typeof sandboxRouter
}

export type ConsoleRouter = ReturnType<typeof router<Procedures>>
