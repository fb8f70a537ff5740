import type { TenantRef } from '@understudy/core'
import { readAwsContents, readLocalContents, type AwsPlace, type Provider } from '@understudy/ports/server'
import { auditLoad } from '../../load/audit-load.ts'
import { findingKinds, type Finding, type FindingKind } from '../../load/findings.ts'
import type { LoadCall } from '../../load/history.ts'
import { namesOf } from '../../load/plan.ts'
import { checkDocuments } from './check-documents.ts'

export interface Checked {
  readonly counts: Readonly<Record<FindingKind, number>>
  readonly findings: readonly Finding[]
}

export interface CheckedSides {
  /** The emulator itself, past its proxy. */
  readonly aws: AwsPlace
  readonly providers: readonly Provider[]
}

/**
 * The independent judgement: what callers were told, against what lies on both sides now. AWS is read with its SDK, past the ports, the
 * routes and the journal.
 */
export async function checkSides(
  { aws, providers }: CheckedSides,
  run: string,
  tenants: readonly TenantRef[],
  calls: readonly LoadCall[],
): Promise<Checked> {
  const slugs = tenants.map(({ slug }) => slug)
  const { objects, memory } = providers.find(({ id }) => id === 'local')?.ports ?? {}
  if (!objects || !memory) throw new Error('this machine’s side has no objects or no memory')
  const local = await readLocalContents({ objects, memory }, tenants, namesOf(run))
  const audit = auditLoad(calls, slugs, [await readAwsContents(aws, slugs, namesOf(run)), local])
  const findings = [...audit.findings, ...(await checkDocuments(providers, tenants, calls))]
  const counts = Object.fromEntries(
    findingKinds.map((kind) => [kind, findings.filter((each) => each.kind === kind).length]),
  ) as Record<FindingKind, number>
  return { counts, findings }
}
