import { Resolver, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** Nobody waits longer for a name than for a connection. */
const TIMEOUT_MS = 500

/**
 * `lookup` for sockets, by one name server alone, asked each time: an empty answer there is an empty answer here (ENODATA), whatever
 * /etc/hosts and the machine's own resolvers say.
 * @param nameServer `<address>:<port>`
 */
export function lookupThrough(nameServer: string): LookupFunction {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 })
  resolver.setServers([nameServer])
  return (hostname, options, done) => {
    resolver.resolve4(hostname, (error, addresses) => {
      if (error) return done(error, [])
      const found = addresses.map((address): LookupAddress => ({ address, family: 4 }))
      if (options.all) done(null, found)
      else done(null, found[0]?.address ?? '', 4)
    })
  }
}
