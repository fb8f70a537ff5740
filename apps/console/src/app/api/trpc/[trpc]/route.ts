import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '@/server/app-router'
import { refuseForeign } from '@/server/refuse-foreign'
import { requestContext } from '@/server/request-context'

const handle = (request: Request): Response | Promise<Response> =>
  refuseForeign(request) ??
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: ({ info }) => requestContext(request.headers, info.connectionParams?.tenant),
  })

export { handle as GET, handle as POST }
