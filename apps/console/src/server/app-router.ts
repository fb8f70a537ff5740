import { router } from '@understudy/api'
import { observeRouter } from '@understudy/observe/server'
import { tenantsRouter } from '@understudy/tenants/server'
import { auditRouter } from './routers/audit'
import { meRouter } from './routers/me'
import { membersRouter } from './routers/members'

export const appRouter = router({
  audit: auditRouter,
  me: meRouter,
  members: membersRouter,
  observe: observeRouter,
  tenants: tenantsRouter,
})

export type AppRouter = typeof appRouter
