import { describe, expect, it } from 'vitest'
import { operationId, type TenantId } from '@understudy/core'
import { SideShelves } from '../sides/side-shelves.ts'
import type { Asked, Attempt, ClientCall } from '../workload/client-call.ts'
import { sayingOf } from '../workload/perform.ts'
import { audit } from './audit.ts'

const tenant = { id: 'ours' as TenantId, slug: 'ours' }
const now = () => new Date(0)
const bytes = (text: string) => new TextEncoder().encode(text)

type Outcome = Attempt['outcome']
const ok = (said: string[] | null = null, more: object = {}): Outcome => ({
  ok: true,
  servedBy: 'aws:sim-1',
  ageMs: 0,
  degraded: false,
  said,
  ...more,
})
const failed = (maybeApplied: boolean): Outcome => ({
  ok: false,
  code: 'unavailable',
  reason: 'Scripted',
  verdict: 'unhealthy',
  maybeApplied,
})

/** A call that began at `atMs` and was answered 5 ms later. */
const call = (label: string, atMs: number, asked: Asked, outcome: Outcome = ok()): ClientCall => ({
  client: 'c',
  tenant,
  port: 'objects',
  label,
  asked,
  attempts: [
    {
      place: 'p1',
      life: 'p1.1',
      fromMs: atMs,
      deadlineMs: atMs + 50,
      isInformed: true,
      toMs: outcome ? atMs + 5 : null,
      outcome,
    },
  ],
})
const put = (label: string, atMs: number, outcome?: Outcome) => call(label, atMs, { kind: 'put', key: 'a' }, outcome)
const get = (atMs: number, said: string[] | null, more: object = {}) =>
  call(`get-${atMs}`, atMs, { kind: 'get', key: 'a' }, ok(said, more))
const saying = (label: string) => sayingOf({ tenant, label }, 'a')

/** Both sides after the writes named, oldest first; `isLate` of those that landed late. */
function sides(aws: readonly string[], local: readonly string[] = aws, late: readonly string[] = []) {
  let isLate = false
  const side = (name: 'aws' | 'local', labels: readonly string[]) => {
    const shelves = new SideShelves(name, now, () => isLate)
    for (const label of labels) {
      isLate = late.includes(label)
      const [, text = saying(label)] = label.split('=')
      shelves.objectsOf(tenant).put('a', bytes(text), {}, operationId(label))
    }
    return shelves
  }
  return [side('aws', aws), side('local', local)] as const
}

const kinds = (calls: readonly ClientCall[], both: ReturnType<typeof sides>, conflicts: readonly string[] = []) => [
  ...new Set(
    audit({ tenants: [tenant], calls, sides: [...both], orders: [], conflicts: new Set(conflicts) }).map(({ kind }) => kind),
  ),
]

describe('the auditor', () => {
  const [one, two] = [put('one', 0), put('two', 10)]

  it('finds nothing where everything is there once, in order, on both sides', () => {
    expect(kinds([one, two, get(20, [saying('two')])], sides(['one', 'two']))).toEqual([])
  })

  it.each([
    ['lost', ['one', 'two'], ['two']],
    ['different', ['one', 'two'], ['one']],
    ['disordered', ['two', 'one'], ['one', 'two']],
    ['doubled', ['one', 'two', 'two'], ['one', 'two']],
    ['foreign', ['one', 'two', `x=${saying('nobody')}`], ['one', 'two']],
    ['leaked', ['one', 'two', 'x=theirs|a|one'], ['one', 'two']],
  ])('finds what is %s', (kind, aws, local) => {
    expect(kinds([one, two], sides(aws, local))).toContain(kind)
  })

  it('finds what was refused for sure and is there', () => {
    expect(kinds([put('one', 0, failed(false))], sides(['one']))).toContain('denied')
    expect(kinds([put('one', 0, failed(true))], sides(['one']))).toEqual([])
  })

  it('lets a late landing lie where it landed, as long as it does not stay on top', () => {
    const late = put('one', 0, failed(true))
    expect(kinds([late, two], sides(['two', 'one', 'two'], ['two'], ['one']))).toEqual([])
    expect(kinds([late, two], sides(['two', 'one'], ['two', 'one'], ['one']))).toContain('lost')
  })

  it('lets what lies in the inbox lie there', () => {
    expect(kinds([one, two], sides(['two'], ['one', 'two']), ['one'])).toEqual([])
  })

  it('finds reads that show less than was acknowledged, unless they say so', () => {
    expect(kinds([one, two, get(20, [saying('one')])], sides(['one', 'two']))).toEqual(['stale'])
    expect(kinds([one, two, get(20, [saying('one')], { ageMs: 12 })], sides(['one', 'two']))).toEqual([])
    expect(kinds([one, two, get(12, [saying('one')])], sides(['one', 'two']))).toEqual([])
    expect(kinds([one, get(20, null)], sides(['one']))).toEqual(['stale'])
  })

  it('finds two that were both told that nobody was before them', () => {
    const creates = [call('one', 0, { kind: 'create', key: 'a' }), call('two', 10, { kind: 'create', key: 'a' })]
    expect(kinds(creates, sides(['one', 'two']))).toContain('untrue')
  })

  it('finds orders that were not kept', () => {
    const order = { port: 'objects', tenantId: null, mode: 'force_local', fromMs: 0, toMs: 10_000 } as const
    const served = put('one', 5_000)
    const found = (fromMs: number) =>
      audit({
        tenants: [tenant],
        calls: [served],
        sides: [...sides(['one'])],
        orders: [{ ...order, fromMs }],
        conflicts: new Set(),
      })
    expect(found(0)).toMatchObject([{ kind: 'disobeyed' }])
    expect(found(4_500)).toEqual([])
  })
})
