import type { z } from 'zod'
import type { sandboxSchema, SettingView } from './schema.ts'

/** What the page about the system needs of the process that serves it. */
export interface SystemFacts {
  readonly settings: readonly SettingView[]
  readonly sandbox: z.infer<typeof sandboxSchema>
}

declare module '@understudy/api' {
  interface ApiServices {
    readonly system: SystemFacts
  }
}
