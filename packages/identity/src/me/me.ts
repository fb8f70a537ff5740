import type { VerbContext } from '@understudy/db'
import type { AuditEntity } from '@understudy/audit'

/** The caller of a verb on their own account: which person, and through which sign-in. */
export interface Me {
  readonly userId: string
  readonly sessionId: string
}

export const meEntity = (ctx: VerbContext): AuditEntity => ({ kind: 'user', id: ctx.actor.id, name: ctx.actor.name })
