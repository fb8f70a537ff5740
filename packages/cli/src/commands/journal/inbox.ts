import { Option } from 'commander'
import type { ConsoleClient } from '../../client/console-client.ts'
import { Problem } from '../../problem.ts'

export interface IdsOptions {
  readonly ids?: true
}

/** For loops of a shell. */
export const idsOption = (): Option => new Option('--ids', 'only the ids, one a line').conflicts('json')

/** What the console asks of whoever names something in the inbox: whose it is. */
export interface InboxItem {
  readonly tenant: string
  readonly id: string
}

const LONGEST_LIST = 200

const inInbox = (id: string, found: readonly { id: string; tenant: { slug: string } }[], what: string): InboxItem => {
  const item = found.find((each) => each.id === id)
  if (!item)
    throw new Problem(`No ${what} with the id ${id} waits for a decision; name its --tenant if it is an older one.`, {
      code: 'not_found',
    })
  return { tenant: item.tenant.slug, id }
}

export const findConflict = async (client: ConsoleClient, id: string, tenant?: string): Promise<InboxItem> =>
  tenant === undefined
    ? inInbox(id, await client.journal.conflicts.query({ state: 'open', limit: LONGEST_LIST }), 'conflict')
    : { tenant, id }

export const findPoisoned = async (client: ConsoleClient, id: string, tenant?: string): Promise<InboxItem> =>
  tenant === undefined ? inInbox(id, await client.journal.poisoned.query(), 'poisoned write') : { tenant, id }
