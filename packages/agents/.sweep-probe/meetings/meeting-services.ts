import type { RoutedPorts } from '@understudy/continuity/server'
import type { AgentRegistry } from '@understudy/runtime/server'

declare module '@understudy/api' {
  interface ApiServices {
    readonly ports: RoutedPorts
    readonly agents: AgentRegistry
  }
}
