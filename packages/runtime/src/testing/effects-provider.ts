import type { Provider } from '@understudy/continuity/server'
import type { Ports } from '@understudy/ports'
import { PortError } from '@understudy/ports'
import pg from 'pg'

export const effectsTable = `CREATE TABLE effects (operation_id text PRIMARY KEY, key text NOT NULL, body bytea NOT NULL, deliveries int NOT NULL DEFAULT 1)`

export interface Effect {
  operation_id: string
  key: string
  deliveries: number
}

/**
 * The objects port's put and get on one table, with the promise that matters here and nothing else: an operation id has its effect
 * once, and every delivery is counted. Models answer at once and cost what they are told to.
 */
export function effectsProvider(adminUrl: string): Provider & { effects(): Promise<Effect[]> } {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 4 })
  pool.on('error', () => {})
  const local = { servedBy: 'local', ageMs: 0, durability: 'local' } as const
  const objects = {
    put: async ({ operationId }: { operationId: string }, key: string, body: Uint8Array) => {
      await pool.query(
        'INSERT INTO effects (operation_id, key, body) VALUES ($1, $2, $3) ON CONFLICT (operation_id) DO UPDATE SET deliveries = effects.deliveries + 1',
        [operationId, key, Buffer.from(body)],
      )
      return { value: { key }, ...local }
    },
    get: async (_: unknown, key: string) => {
      const { rows } = await pool.query<{ body: Buffer }>('SELECT body FROM effects WHERE key = $1', [key])
      if (rows[0]) return { value: { key, body: new Uint8Array(rows[0].body) }, ...local }
      throw new PortError(`no object ${key}`, {
        verdict: 'caller',
        code: 'not_found',
        reason: 'NoSuchKey',
        provider: 'local',
        operation: 'get',
        maybeApplied: false,
      })
    },
  }
  const models = {
    converse: async (_: unknown, request: { maxTokens?: number }) => {
      const usage = { inputTokens: request.maxTokens ?? 0, outputTokens: 0 }
      return { value: { usage }, usage, ...local }
    },
  }
  return {
    id: 'local',
    ports: { objects, models } as unknown as Partial<Ports>,
    notConfigured: {},
    ping: async () => {},
    close: () => pool.end(),
    effects: async () =>
      (await pool.query<Effect>('SELECT operation_id, key, deliveries FROM effects ORDER BY operation_id')).rows,
  }
}
