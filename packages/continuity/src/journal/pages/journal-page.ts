import type { ApiServices } from '@understudy/api'
import type { Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import '../../services.ts'
import type { JournalView } from '../schema.ts'
import { readJournal } from './read-journal.ts'

interface Context {
  readonly db: Database
  readonly clock: Clock
  readonly services: Pick<ApiServices, 'continuity'>
}

/** The journal as its page shows it: what waits, and what of it somebody should look at. */
export async function journalPage(ctx: Context): Promise<JournalView> {
  const { alarms } = await ctx.services.continuity.journal.attention()
  return { ...(await readJournal(ctx)), alarms }
}
