import type { TenantRef } from '@understudy/core'
import { acknowledgedMs, beganMs, type Answered, type ClientCall } from '../workload/client-call.ts'
import { sayingOf } from '../workload/perform.ts'
import { valueRegister } from './audit-memory.ts'
import { givenVersions } from './audit-search.ts'
import type { Finding } from './finding.ts'
import { isPossible, nameOf } from './ordering.ts'
import { auditReading, type Reading, type Register } from './register.ts'

/** Every read of one tenant against what had been acknowledged when it was asked. */
export const auditReads = (tenant: TenantRef, calls: readonly ClientCall[]): Finding[] =>
  calls.flatMap((call) =>
    call.attempts.flatMap(({ outcome, fromMs, toMs }) => {
      if (outcome?.ok !== true || toMs === null) return []
      const isFlagged = outcome.ageMs > 0 || outcome.degraded
      return auditRead(tenant, calls, outcome, { call, fromMs, toMs, isFlagged, saying: outcome.said?.[0] ?? null })
    }),
  )

function auditRead(tenant: TenantRef, calls: readonly ClientCall[], { said }: Answered, reading: Reading): Finding[] {
  const { asked } = reading.call
  switch (asked.kind) {
    case 'get':
      return auditReading(objectRegister(tenant, calls, asked.key), reading)
    case 'read-value':
      return auditReading(valueRegister(tenant, calls, asked.key), reading)
    case 'list':
      return reading.isFlagged ? [] : auditList(tenant, calls, said ?? [], reading)
    case 'events':
      return auditEvents(tenant, calls, asked.key, said ?? [], reading)
    case 'document':
      return auditDocument(calls, asked.key, said, reading)
    default:
      return []
  }
}

const objectRegister = (tenant: TenantRef, calls: readonly ClientCall[], key: string): Register => ({
  name: `${tenant.slug}/${key}`,
  chain: key,
  tenant: tenant.slug,
  writes: calls.filter(
    ({ asked }) => (asked.kind === 'put' || asked.kind === 'create' || asked.kind === 'delete') && asked.key === key,
  ),
})

/** A key that was there, and that nobody may have removed, has to be in it. */
function auditList(
  tenant: TenantRef,
  calls: readonly ClientCall[],
  keys: readonly string[],
  { call, fromMs, toMs }: Reading,
): Finding[] {
  const written = calls.filter(
    (each) => (each.asked.kind === 'put' || each.asked.kind === 'create') && acknowledgedMs(each) < fromMs,
  )
  const names = new Set(written.flatMap(({ asked }) => ('key' in asked ? [asked.key] : [])))
  return [...names].flatMap((key): Finding[] => {
    const isRemoved = calls.some(
      (each) => each.asked.kind === 'delete' && each.asked.key === key && isPossible(each) && beganMs(each) < toMs,
    )
    if (keys.includes(key) || isRemoved) return []
    return [{ kind: 'stale', chain: key, detail: `${nameOf(call)} listed ${tenant.slug} without ${key}` }]
  })
}

function auditEvents(
  tenant: TenantRef,
  calls: readonly ClientCall[],
  key: string,
  texts: readonly string[],
  { call, fromMs, toMs, isFlagged }: Reading,
): Finding[] {
  const made = calls.filter(({ asked }) => asked.kind === 'event' && asked.key === key)
  const known = new Set(made.map((each) => sayingOf(each, key)))
  const strange = texts.filter((each) => !known.has(each))
  const missing = made.filter((each) => {
    const removal = calls.find(({ asked }) => asked.kind === 'forget' && asked.of === each.label)
    const isRemoved = removal !== undefined && isPossible(removal) && beganMs(removal) < toMs
    return acknowledgedMs(each) < fromMs && !isRemoved && !texts.includes(sayingOf(each, key))
  })
  const chain = `events:notes:ana:${key}`
  return [
    ...strange.map((each): Finding => ({
      kind: each.startsWith(`${tenant.slug}|`) ? 'foreign' : 'leaked',
      chain,
      detail: `${nameOf(call)} was shown ${each}`,
    })),
    ...(isFlagged
      ? []
      : missing.map((each): Finding => ({ kind: 'stale', chain, detail: `${nameOf(call)} was not shown ${nameOf(each)}` }))),
  ]
}

function auditDocument(
  calls: readonly ClientCall[],
  id: string,
  said: readonly string[] | null,
  { call, fromMs, toMs, isFlagged }: Reading,
): Finding[] {
  if (isFlagged) return []
  const given = givenVersions(calls).filter((each) => each.id === id)
  const read = said === null ? 0 : Number(said[0])
  const newer = given.filter((each) => each.stands && each.version > read && acknowledgedMs(each.call) < fromMs)
  // What a later removal may have taken away is rightly not there.
  const missed = newer.find(({ version }) =>
    said === null ? !given.some((each) => each.isRemoval && each.version >= version && beganMs(each.call) < toMs) : true,
  )
  return missed
    ? [
        {
          kind: 'stale',
          chain: 'documents',
          detail: `${nameOf(call)} read ${id} at ${read}, but ${nameOf(missed.call)} stood at ${missed.version}`,
        },
      ]
    : []
}
