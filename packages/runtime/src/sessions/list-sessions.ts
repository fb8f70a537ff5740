import { z } from 'zod'
import { AppError, type Page } from '@understudy/core'
import { decodeCursor, encodeCursor } from '@understudy/core/server'
import { Prisma } from '@understudy/db'
import type { RuntimeContext } from '../runtime-context.ts'
import { glanceAtRuns } from '../runs/glance-at-runs.ts'
import type { ListedSession, ListSessionsInput } from '../schema.ts'
import { newestRunsFirst, toSessionSummary } from './session-view.ts'

const keySchema = z.tuple([z.iso.datetime(), z.uuid()])

/** Latest activity first. `runStatus` asks for the newest run's status. @throws AppError invalid_input for a foreign cursor */
export async function listSessions(
  ctx: Pick<RuntimeContext, 'tx' | 'tenant' | 'agents'>,
  input: ListSessionsInput,
): Promise<Page<ListedSession>> {
  const { tx, tenant } = ctx
  const keys = await tx.$queryRaw<{ id: string; at: Date }[]>`
    SELECT session.id, session.last_activity_at AS at FROM agent_sessions AS session
    WHERE ${Prisma.join(conditions(tenant.id, input), ' AND ')}
    ORDER BY session.last_activity_at DESC, session.id DESC LIMIT ${input.limit + 1}`
  const page = keys.slice(0, input.limit)
  const rows = await tx.agentSession.findMany({
    where: { tenantId: tenant.id, id: { in: page.map(({ id }) => id) } },
    include: { runs: { ...newestRunsFirst, take: 1 } },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const glances = await glanceAtRuns(
    ctx,
    rows.flatMap(({ runs }) => runs.map(({ id }) => id)),
  )
  const last = page.at(-1)
  return {
    items: page
      .flatMap(({ id }) => byId.get(id) ?? [])
      .map((row) => ({ ...toSessionSummary(row, ctx.agents), ...glances(row.runs[0]?.id) })),
    nextCursor: keys.length > input.limit && last ? encodeCursor([last.at.toISOString(), last.id]) : null,
  }
}

function conditions(tenantId: string, input: ListSessionsInput): Prisma.Sql[] {
  const all = [Prisma.sql`session.tenant_id = ${tenantId}::uuid`]
  if (input.status) all.push(Prisma.sql`session.status = ${input.status}`)
  if (input.agentKey) all.push(Prisma.sql`session.agent_key = ${input.agentKey}`)
  if (input.text) {
    const pattern = `%${input.text.replace(/[\\%_]/g, '\\$&')}%`
    all.push(Prisma.sql`(session.title ILIKE ${pattern} OR session.user_name ILIKE ${pattern})`)
  }
  if (input.runStatus?.length)
    all.push(Prisma.sql`(
      SELECT run.status FROM runs AS run WHERE run.tenant_id = session.tenant_id AND run.session_id = session.id
      ORDER BY run.number DESC LIMIT 1) = ANY(${input.runStatus})`)
  if (input.cursor) {
    const key = keySchema.safeParse(decodeCursor(input.cursor))
    if (!key.success) throw new AppError('invalid_input', 'This page link is no longer valid. Start from the first page.')
    const [at, id] = key.data
    all.push(Prisma.sql`(session.last_activity_at, session.id) < (${new Date(at)}, ${id}::uuid)`)
  }
  return all
}
