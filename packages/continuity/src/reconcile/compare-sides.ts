import type { TenantRef } from '@understudy/core'
import { asSystem, notify, type Prisma } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { Inventory } from '@understudy/ports/server'
import { sideOf } from '../provider.ts'
import type { ApplierParts } from '../replay/applier.ts'
import { mendLateLanding } from '../replay/objects/late-landing.ts'
import { bucketOf, SideDigest } from './side-digest.ts'
import { isExplained, memoriesOf, unfinishedChains } from './unfinished-chains.ts'
import { walkCalls, walkSide } from './walk-side.ts'

export interface Difference {
  readonly key: string
  /** What each side says of it; null where it has nothing. */
  readonly aws: string | null
  readonly local: string | null
}

export interface Comparison {
  /** Everything that differs and that nothing on its way explains. */
  readonly differences: readonly Difference[]
  /** Different things on both sides together. */
  readonly keys: number
  readonly awsDigest: string
  readonly localDigest: string
}

/** Listed by name; more are counted only. */
const LISTED = 200
/** Looks at what differs until it has stayed the same: what moves while it is walked is no difference. */
const LOOKS = 3

const sentenceOf = ({ aws, local }: Difference): string =>
  aws === null
    ? 'Only this machine has it.'
    : local === null
      ? 'Only AWS has it.'
      : 'AWS and this machine hold different versions of it.'

interface CompareWhat {
  readonly tenant: TenantRef
  readonly port: PortName
  /**
   * Puts the newer write back on top of one that landed late on AWS. For whoever holds the lease and may give AWS writes; without
   * it a late landing is listed like any other difference, and nothing is written on either side.
   */
  readonly mendsLateLandings?: boolean
}

interface Walk extends CompareWhat {
  readonly parts: ApplierParts
  readonly aws: Inventory
  readonly local: Inventory
}

/**
 * Compares everything that both sides hold of a tenant's port: digests first, then the keys of what is unequal, and writes the
 * result down. Null where one side is not configured: there is nothing to compare.
 * @throws PortError when a side cannot be walked
 */
export async function compareSides(parts: ApplierParts, what: CompareWhat): Promise<Comparison | null> {
  const inventoryOf = (side: 'aws' | 'local') =>
    parts.providers.find(({ id, inventories }) => sideOf(id) === side && inventories?.[what.port])?.inventories?.[what.port]
  const [aws, local] = [inventoryOf('aws'), inventoryOf('local')]
  if (!aws || !local) return null
  const walk = { parts, ...what, aws, local }
  const comparison = await compared(walk)
  await record(walk, comparison)
  return comparison
}

async function compared(walk: Walk): Promise<Comparison> {
  const { parts, tenant, port, mendsLateLandings = false } = walk
  const before = await unfinishedChains(parts.db, tenant, port)
  const groups = await groupsOf(walk, before)
  const [aws, local] = [await digestOf(walk, 'aws', groups), await digestOf(walk, 'local', groups)]
  const digests = { keys: Math.max(aws.count, local.count), awsDigest: aws.root, localDigest: local.root }
  let buckets = aws.differing(local)
  let found: Difference[] | null = null
  for (let look = 0; look < LOOKS && buckets.size > 0; look++) {
    const seen: readonly Difference[] = await differencesIn(walk, groups, buckets)
    found = found === null ? [...seen] : found.filter((each) => seen.some((other) => isSame(each, other)))
    const explained = [...before, ...(await unfinishedChains(parts.db, tenant, port))]
    found = found.filter(({ key }) => !isExplained(port, explained, key))
    if (mendsLateLandings && port === 'objects' && look === 0) found = await withoutLateLandings(walk, found)
    buckets = new Set(found.map(({ key }) => bucketOf(key)))
  }
  return { ...digests, differences: found ?? [] }
}

const isSame = (a: Difference, b: Difference): boolean => a.key === b.key && a.aws === b.aws && a.local === b.local

async function groupsOf({ parts, tenant, port, aws, local }: Walk, chains: readonly string[]): Promise<string[]> {
  const newCall = walkCalls(tenant, parts.clock)
  const named = [...(await aws.groups(newCall)), ...(await local.groups(newCall))]
  return [...new Set(port === 'memory' ? [...named, ...memoriesOf(chains)] : named)]
}

async function digestOf(walk: Walk, side: 'aws' | 'local', groups: readonly string[]): Promise<SideDigest> {
  const digest = new SideDigest()
  for await (const { key, digest: its } of walkSide(walk[side], groups, walkCalls(walk.tenant, walk.parts.clock)))
    digest.add(key, its)
  return digest
}

async function differencesIn(walk: Walk, groups: readonly string[], buckets: ReadonlySet<number>): Promise<Difference[]> {
  const things = async (side: 'aws' | 'local') => {
    const found = new Map<string, string>()
    for await (const { key, digest } of walkSide(walk[side], groups, walkCalls(walk.tenant, walk.parts.clock)))
      if (buckets.has(bucketOf(key))) found.set(key, digest)
    return found
  }
  const [aws, local] = [await things('aws'), await things('local')]
  return [...new Set([...aws.keys(), ...local.keys()])]
    .map((key) => ({ key, aws: aws.get(key) ?? null, local: local.get(key) ?? null }))
    .filter((each) => each.aws !== each.local)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** A write that landed late is a conflict, which puts the newer one back: no difference any more. */
async function withoutLateLandings({ parts, tenant }: Walk, found: readonly Difference[]): Promise<Difference[]> {
  const left: Difference[] = []
  for (const each of found) if (!(await mendLateLanding(parts, tenant, each.key))) left.push(each)
  return left
}

async function record({ parts, tenant, port }: Walk, comparison: Comparison): Promise<void> {
  const { differences, keys, awsDigest, localDigest } = comparison
  const report = differences.slice(0, LISTED).map((each) => ({ ...each, sentence: sentenceOf(each) }))
  const data = {
    comparedAt: parts.clock.now(),
    comparedKeys: keys,
    differences: differences.length,
    report: report satisfies Prisma.InputJsonValue,
    awsDigest,
    localDigest,
    notReadable: differences.filter(({ local }) => local === null).length,
  }
  const where = { tenantId_port: { tenantId: tenant.id, port } }
  await asSystem(parts.db, 'continuity.replay', async (tx) => {
    await tx.portMirror.upsert({ where, create: { tenantId: tenant.id, port, ...data }, update: data })
    await notify(tx, { topic: 'journal', tenantId: tenant.id })
  })
}
