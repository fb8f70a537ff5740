import type { FaultProxyOptions } from '../fault-proxy/index.ts'
import type { SandboxProxyConfig } from './config.ts'

/** A door for each port that has an address in front of the sandbox and something behind it. */
export function doorsOf({ doors, aws, opensearch }: SandboxProxyConfig): FaultProxyOptions<string>['doors'] {
  const open = Object.entries(doors).flatMap(([port, front]) => {
    const upstream = port === 'search' ? opensearch : aws
    if (front === undefined || upstream === undefined) return []
    const { hostname, port: number } = new URL(front)
    return [[port, { upstream, port: Number(number), host: hostname }] as const]
  })
  return Object.fromEntries(open)
}

/** Undefined: the doors are reached by address. */
export const nameServerPortOf = ({ nameServer }: SandboxProxyConfig): number | undefined =>
  nameServer === undefined ? undefined : Number(nameServer.split(':')[1])
