import { freeUdpPort } from '../process/free-port.mjs'
import { rememberedPort } from './ports.mjs'

/** Where each port's calls enter the sandbox; the name server answers for the names in the addresses. */
const usualPorts = { objects: 4571, memory: 4572, search: 4573, models: 4574 }
const usualNameServerPort = 4579

/**
 * The addresses at which the proxy listens before the sandbox: one a port, the same at every start. Undefined without a sandbox.
 * @returns {Promise<{ urls: Record<string, string>, nameServer: string } | undefined>}
 */
export async function sandboxProxyAddresses(dataDir, { aws, search }) {
  if (aws.url === undefined) return undefined
  const urls = {}
  for (const [name, usual] of Object.entries(usualPorts)) {
    if (name === 'search' && search.url === undefined) continue
    urls[name] = `http://sandbox-${name}:${await rememberedPort(dataDir, `sandbox-${name}`, usual)}`
  }
  const nameServerPort = await rememberedPort(dataDir, 'sandbox-names', usualNameServerPort, freeUdpPort)
  return { urls, nameServer: `127.0.0.1:${nameServerPort}` }
}
