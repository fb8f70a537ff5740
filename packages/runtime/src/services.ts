import type { AgentRegistry } from './definition/agent-registry.ts'

declare module '@understudy/api' {
  interface ApiServices {
    readonly agents: AgentRegistry
  }
}
