import { asSystem, type Database } from '@understudy/db'
import type { NewMemoryEvent } from '@understudy/ports/memory'
import { chainOf } from './chain-of.ts'
import type { ReadAbout, Side } from './journal.ts'

type Place = { readonly id: string; put(id: string): readonly unknown[] }

/** Where an argument names a thing by an id that one side gave: a version, an event, a record. */
function idIn({ port, operation, args }: ReadAbout): Place | null {
  const swap = (nth: number, value: unknown) => args.map((each, index) => (index === nth ? value : each))
  if (port === 'objects') {
    const nth = operation === 'copy' ? 2 : 1
    const options = operation === 'put' ? undefined : (args[nth] as { versionId?: string } | undefined)
    if (typeof options?.versionId !== 'string') return null
    return { id: options.versionId, put: (versionId) => swap(nth, { ...options, versionId }) }
  }
  if (port !== 'memory') return null
  if (operation === 'createEvent') {
    const event = args[0] as NewMemoryEvent
    const { branch } = event
    return branch
      ? { id: branch.rootEventId, put: (rootEventId) => swap(0, { ...event, branch: { ...branch, rootEventId } }) }
      : null
  }
  if (['getEvent', 'deleteEvent', 'updateRecord', 'deleteRecord'].includes(operation))
    return { id: String(args[1]), put: (id) => swap(1, id) }
  return null
}

/** The chain in which the id was given: of a copy that is its source's. */
const chainOfId = (about: ReadAbout): string | null =>
  about.port === 'objects' && about.operation === 'copy' ? String(about.args[0]) : chainOf(about)

/** Null where that side has no name of its own for it. */
async function nameAt(db: Database, side: Side, about: ReadAbout, id: string): Promise<string | null> {
  const { tenant, port } = about
  const where = {
    tenantId: tenant.id,
    port,
    chain: chainOfId(about) ?? '',
    ...(side === 'aws' ? { localRef: id } : { awsRef: id }),
  }
  const row = await asSystem(db, 'continuity.journal', (tx) => tx.portReference.findFirst({ where }))
  return row ? (side === 'aws' ? row.awsRef : row.localRef) : null
}

/** The arguments with ids as that side gave them; as they are where it gave none, or where they are its own. */
export async function translateArgs(db: Database, side: Side, about: ReadAbout): Promise<readonly unknown[]> {
  const place = idIn(about)
  const name = place && (await nameAt(db, side, about, place.id))
  return name === null ? about.args : place!.put(name)
}
