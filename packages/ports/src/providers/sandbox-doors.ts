import { portNames, type PortName } from '../call.ts'
import type { UnderstudyConfig } from '../config-schema.ts'

/** Where the sandbox answers for a port, or one sentence why it does not. */
export type SandboxDoor = { readonly url: string; readonly isBreakable: boolean } | { readonly reason: string }

const OFF = 'The sandbox is switched off by sandbox.enabled in config/understudy.yaml.'
const NOT_STARTED = 'The sandbox AWS was not started with this process.'
const NO_SEARCH = 'OpenSearch has no address in a Region: set aws.endpoints.search, or switch sandbox.opensearch on.'

/** Also where the sandbox has the service, nobody asks it without a model's name. */
const NO_MODEL = 'No model is named: set models.converse in config/understudy.yaml.'

function doorOf(port: PortName, { sandbox, aws, models }: UnderstudyConfig): SandboxDoor {
  if (aws.endpoints[port] !== null) return { reason: `aws.endpoints.${port} names an AWS of its own.` }
  const direct = port === 'search' ? sandbox.opensearchUrl : sandbox.url
  if (port === 'search' && (!sandbox.enabled || direct === null)) return { reason: sandbox.opensearchReason ?? NO_SEARCH }
  if (!sandbox.enabled) return { reason: OFF }
  if (direct === null) return { reason: sandbox.reason ?? NOT_STARTED }
  if (port === 'models' && models.converse === null && models.embedding === null) return { reason: NO_MODEL }
  const url = sandbox.proxy[port]
  return url === null ? { url: direct, isBreakable: false } : { url, isBreakable: true }
}

/** Where the sandbox answers, port by port: through its proxy, which can break it, when that was started. */
export const sandboxDoors = (config: UnderstudyConfig): Readonly<Record<PortName, SandboxDoor>> =>
  Object.fromEntries(portNames.map((port) => [port, doorOf(port, config)])) as Record<PortName, SandboxDoor>
