import 'server-only'
import { cache } from 'react'
import { trpc } from '@understudy/api'
import { appRouter } from './app-router'
import { pageContext } from './page-context'

const createCaller = trpc.createCallerFactory(appRouter)

/** Procedures called by a page while it renders: the same admission, policy and trail as from a browser. */
export const serverCaller = cache(async (tenant?: string) => createCaller(await pageContext(tenant)))

/** Who is signed in and what they may do, asked once for all parts of a page. */
export const whoIsSignedIn = cache(async () => (await serverCaller()).me.get())
