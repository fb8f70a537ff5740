import type { Clock } from '@understudy/core'
import type { EventToStore } from './backend.ts'
import { clientToken } from './client-token.ts'
import type { MemoryAddress, MemoryEvent } from './port.ts'
import { OWN } from './rules.ts'

const KEY = `${OWN}session`

/** AgentCore knows a session by its events: the first of ours is one that says no more than that it has begun. */
export const sessionMark = ({ memoryId, actorId, sessionId }: MemoryAddress, clock: Clock): EventToStore => ({
  memoryId,
  actorId,
  sessionId,
  eventTime: clock.now(),
  payload: [{ kind: 'data', data: {} }],
  metadata: { [KEY]: 'begun' },
  clientToken: clientToken('session', actorId, sessionId),
})

export const isSessionMark = (event: MemoryEvent): boolean => event.metadata[KEY] !== undefined
