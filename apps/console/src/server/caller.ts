import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { trpc } from '@understudy/api'
import { appRouter } from './app-router'
import { requestContext } from './request-context'

const createCaller = trpc.createCallerFactory(appRouter)

/** Procedures called by a page while it renders: the same admission, policy and trail as from a browser. */
export const serverCaller = cache(async (tenant?: string) => {
  const own = new Headers(await headers())
  own.delete('x-tenant') // the page's address decides, not what came with the request
  return createCaller(await requestContext(own, tenant))
})
