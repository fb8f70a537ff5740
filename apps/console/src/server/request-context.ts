import 'server-only'
import type { RequestContext } from '@understudy/api'
import { trace } from '@opentelemetry/api'
import { clientAddress } from './client-address'
import { installation } from './installation'
import { services } from './services'
import { sessionCookieName } from './session-cookie'

const cookieValue = (header: string | null, name: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** From a request to what procedures get. `tenant` comes from the header, or from the connection's parameters for streams. */
export async function requestContext(headers: Headers, connectionTenant?: string): Promise<RequestContext> {
  const { config, db, clock, log, sessions } = installation()
  const token = cookieValue(headers.get('cookie'), sessionCookieName(config.isSecureOrigin))
  return {
    db,
    clock,
    log,
    user: token ? await sessions.resolve(decodeURIComponent(token)) : null,
    tenantSlug: headers.get('x-tenant') ?? connectionTenant ?? null,
    address: clientAddress(headers),
    traceId: trace.getActiveSpan()?.spanContext().traceId,
    services: services(),
  }
}
