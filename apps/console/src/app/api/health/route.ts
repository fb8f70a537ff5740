import { portHealth } from '@understudy/continuity/server'
import { installation } from '@/server/installation'

export const dynamic = 'force-dynamic'

/** 200 when this process answers and reaches its database, with how each provider of each port stands; AWS is not needed for it. */
export async function GET(): Promise<Response> {
  const { db, config } = installation()
  try {
    return Response.json({ status: 'ok', version: config.version, ports: await portHealth(db) })
  } catch (error) {
    installation().log.warn({ error }, 'health: the database does not answer')
    return Response.json({ status: 'down', reason: 'the database does not answer' }, { status: 503 })
  }
}
