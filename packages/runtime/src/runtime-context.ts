import { AppError } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import type { AgentRegistry } from './definition/agent-registry.ts'

/** What this feature's verbs get beside the usual: the agents of this installation. */
export interface RuntimeContext extends VerbContext {
  readonly agents: AgentRegistry
}

/** The person an act belongs to: an agent acts for one. @throws AppError forbidden for the system itself */
export function personOf({ actor }: Pick<VerbContext, 'actor'>): { id: string; name: string } {
  if (actor.kind === 'user') return { id: actor.id, name: actor.name }
  if (actor.kind === 'agent') return actor.onBehalfOf
  throw new AppError('forbidden', 'A session belongs to a person.')
}
