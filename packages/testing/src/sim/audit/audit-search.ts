import type { TenantRef } from '@understudy/core'
import type { SearchShelf, ShelfDocument } from '../sides/search-shelf.ts'
import { answerOf, isRefused, type ClientCall } from '../workload/client-call.ts'
import { INDEX } from '../workload/perform.ts'
import type { Finding } from './finding.ts'
import { nameOf } from './ordering.ts'

export interface SearchContents {
  readonly side: 'aws' | 'local'
  readonly shelf: SearchShelf
}

/** One version of one document that somebody gave, and whether it was told that it stands. */
export interface GivenVersion {
  readonly call: ClientCall
  readonly id: string
  readonly version: number
  readonly isRemoval: boolean
  readonly stands: boolean
}

const stood: ReadonlySet<string> = new Set(['stored', 'deleted', 'unchanged'])

export const givenVersions = (calls: readonly ClientCall[]): GivenVersion[] =>
  calls.flatMap((call): GivenVersion[] => {
    const { asked } = call
    const said = answerOf(call)?.said ?? []
    if (asked.kind === 'documents')
      return asked.documents.map(({ id, version }, nth) => ({
        call,
        id,
        version,
        isRemoval: false,
        stands: stood.has(said[nth] ?? ''),
      }))
    if (asked.kind !== 'remove-document') return []
    return [{ call, id: asked.key, version: asked.version, isRemoval: true, stands: stood.has(said[0] ?? '') }]
  })

const textOf = (held: ShelfDocument | undefined): string =>
  held === undefined || held.isDeleted ? 'nothing' : `version ${held.document.version}`

/** One tenant's documents: the highest version wins, whoever came when. */
export function auditSearch(tenant: TenantRef, calls: readonly ClientCall[], sides: readonly SearchContents[]): Finding[] {
  const given = givenVersions(calls)
  const documentsOf = ({ shelf }: SearchContents) => shelf.indexes.get(INDEX)?.documents ?? new Map<string, ShelfDocument>()
  const ids = new Set([...given.map(({ id }) => id), ...sides.flatMap((each) => [...documentsOf(each).keys()])])
  return [...ids].flatMap((id) => {
    const versions = given.filter((each) => each.id === id)
    const held = sides.map((each) => documentsOf(each).get(id))
    const findings = sides.flatMap(({ side }, nth) =>
      auditDocument(`${tenant.slug}/${id} on ${side}`, tenant, versions, held[nth]),
    )
    const isDifferent = textOf(held[0]) !== textOf(held[1])
    return isDifferent
      ? [
          ...findings,
          { kind: 'different' as const, chain: INDEX, detail: `${tenant.slug}/${id}: ${held.map(textOf).join(' and ')}` },
        ]
      : findings
  })
}

function auditDocument(
  about: string,
  tenant: TenantRef,
  versions: readonly GivenVersion[],
  held: ShelfDocument | undefined,
): Finding[] {
  const chain = INDEX
  const best = versions.filter(({ stands }) => stands).toSorted((a, b) => b.version - a.version)[0]
  const version = held?.document.version ?? 0
  if (best && version < best.version)
    return [
      {
        kind: 'lost',
        chain,
        detail: `${about} ends with ${version}, but ${nameOf(best.call)} gave ${best.version} and was told that it stands`,
      },
    ]
  if (!held) return []
  const writer = versions.find((each) => each.version === version)
  if (!writer) return [{ kind: 'foreign', chain, detail: `${about} holds version ${version}, which nobody gave` }]
  if (isRefused(writer.call))
    return [{ kind: 'denied', chain, detail: `${about} holds ${nameOf(writer.call)}, which was refused for sure` }]
  if (writer.isRemoval !== held.isDeleted)
    return [{ kind: 'foreign', chain, detail: `${about}: version ${version} is not what was given` }]
  const saying = held.document.fields.text
  if (!held.isDeleted && !String(saying).startsWith(`${tenant.slug}|`))
    return [{ kind: 'leaked', chain, detail: `${about} says ${String(saying)}` }]
  return []
}
