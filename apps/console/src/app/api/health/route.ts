import { withPlatform } from '@understudy/db'
import { installation } from '@/server/installation'

export const dynamic = 'force-dynamic'

/** 200 when this process answers and reaches its database; says nothing about AWS, which it does not need. */
export async function GET(): Promise<Response> {
  const { db, config } = installation()
  try {
    await withPlatform(db, (tx) => tx.$queryRaw`SELECT 1`)
    return Response.json({ status: 'ok', version: config.version })
  } catch (error) {
    installation().log.warn({ error }, 'health: the database does not answer')
    return Response.json({ status: 'down', reason: 'the database does not answer' }, { status: 503 })
  }
}
