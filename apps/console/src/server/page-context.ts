import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { requestContext } from './request-context'

/** What procedures get that a page calls while it renders; one for all parts of the page that ask for the same tenant. */
export const pageContext = cache(async (tenant?: string) => {
  const own = new Headers(await headers())
  own.delete('x-tenant') // the page's address decides, not what came with the request
  return requestContext(own, tenant)
})
