import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import type { z } from 'zod'
import { getDrill } from '../pages/get-drill.ts'
import type { exportedDrillSchema, exportDrillInput } from '../schema.ts'
import { drillMarkdown } from './drill-markdown.ts'

/** The whole report as a file. @throws AppError not_found */
export async function exportDrill(
  ctx: { tx: Tx; clock: Clock },
  { id, format }: z.infer<typeof exportDrillInput>,
): Promise<z.infer<typeof exportedDrillSchema>> {
  const drill = await getDrill(ctx, { id })
  const day = drill.createdAt.toISOString().slice(0, 10)
  const fileName = `drill-${drill.timeline}-${day}`
  if (format === 'markdown')
    return { fileName: `${fileName}.md`, contentType: 'text/markdown; charset=utf-8', content: drillMarkdown(drill) }
  return { fileName: `${fileName}.json`, contentType: 'application/json', content: `${JSON.stringify(drill, null, 2)}\n` }
}
