import { router } from '@understudy/api'
import { auditRouter } from './routers/audit'
import { meRouter } from './routers/me'
import { membersRouter } from './routers/members'

export const appRouter = router({
  audit: auditRouter,
  me: meRouter,
  members: membersRouter,
})

export type AppRouter = typeof appRouter
