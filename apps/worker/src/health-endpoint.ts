import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { portHealth } from '@understudy/continuity/server'
import type { Database } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'

export interface HealthEndpoint {
  readonly url: string
  stop(): Promise<void>
}

/**
 * `GET /health` of the worker itself, on 127.0.0.1: 200 with how each provider of each port stands, 503 while the database does not
 * answer. @param port 0: any free one
 */
export async function startHealthEndpoint(db: Database, version: string, port: number, log: Logger): Promise<HealthEndpoint> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url !== '/health') return void answer(404, { status: 'not_found', reason: 'only /health is here' })
    portHealth(db).then(
      (ports) => answer(200, { status: 'ok', version, ports }),
      (error: unknown) => {
        log.warn({ error }, 'health: the database does not answer')
        answer(503, { status: 'down', version, reason: 'the database does not answer' })
      },
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
