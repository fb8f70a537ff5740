import type { SandboxFacts } from '../sandbox/schema.ts'
import type { SettingView } from './schema.ts'

/** What the page about the system needs of the process that serves it. */
export interface SystemFacts {
  readonly settings: readonly SettingView[]
  readonly sandbox: SandboxFacts
}

declare module '@understudy/api' {
  interface ApiServices {
    readonly system: SystemFacts
  }
}
