import { describe, expect, it } from 'vitest'
import type { World } from './schema.ts'
import { worldWords } from './world-words.ts'

const nowMs = Date.parse('2026-11-21T02:12:41Z')
const at = (clock: string) => new Date(`2026-11-21T${clock}Z`)

type Port = World['ports'][number]
const port = (name: Port['port'], servedBy: Port['servedBy'], isAwsConfigured = true): Port => ({
  port: name,
  servedBy,
  isAwsConfigured,
  since: at('01:47:11'),
})
const world = (change: Partial<World>): World => ({
  kind: 'partly-local',
  ports: [port('objects', 'local'), port('memory', 'local'), port('search', 'aws')],
  orders: [],
  recovering: null,
  waitingAws: 0,
  checkedAt: at('02:12:40'),
  attention: { alarms: [], conflicts: 0, drill: null },
  ...change,
})
const words = (change: Partial<World>, timeZone = 'Europe/Stockholm') => worldWords(world(change), nowMs, timeZone)
const forced = { port: 'memory', mode: 'force_local', setByName: 'Ana', expiresAt: at('13:00:00') } as const

describe('the status bar while AWS is away', () => {
  it('names the ports, since when, and that nothing of what waits is lost', () => {
    expect(words({ waitingAws: 16_696 })).toEqual({
      tone: 'degraded',
      title: 'Partly local: objects, memory',
      facts: ['since 02:47, 25 min', '16,696 writes wait for AWS, none lost'],
    })
  })

  it('adds an order to what is away by itself', () => {
    expect(words({ orders: [forced] }).facts).toContain('memory forced local by Ana until 14:00')
  })

  it('does not call a port that was never set up a trouble', () => {
    const told = words({ ports: [port('models', 'local', false), port('search', 'aws')] })
    expect(told).toMatchObject({ tone: 'forced', title: 'Partly local: models' })
    expect(told.facts).toEqual(['1 of 2 ports on AWS', 'AWS is not configured for models'])
  })
})

describe('the status bar while the journal needs somebody', () => {
  const refused = { kind: 'refused', since: at('02:10:00'), lastAt: at('02:12:40'), refused: 9 } as const
  const old = { kind: 'age', side: 'aws', port: 'objects', oldestAt: at('01:47:41'), limitMs: 900_000 } as const
  const calm = { kind: 'aws', ports: [port('objects', 'aws')] } as const
  const attention = (...alarms: World['attention']['alarms']) => ({ alarms, conflicts: 0, drill: null })

  it('is degraded though AWS serves every call, and says why first', () => {
    expect(words({ ...calm, ports: [...calm.ports], attention: attention(old) })).toEqual({
      tone: 'degraded',
      title: 'All on AWS',
      facts: ['oldest write for AWS waits 25 min', '1 of 1 ports on AWS'],
    })
  })

  it('says so also while nobody looks at the providers', () => {
    expect(words({ kind: 'unknown', attention: attention(refused) })).toMatchObject({
      tone: 'unknown',
      facts: ['new writes are refused', 'nobody looks at the providers; is the worker running?'],
    })
  })
})

describe('the status bar without AWS', () => {
  it('says in the title that this is by choice, and that everything answers', () => {
    const ports = [port('objects', 'local', false), port('models', 'local', false)]
    expect(words({ kind: 'local', ports })).toEqual({
      tone: 'forced',
      title: 'All local: AWS is not configured',
      facts: ['2 of 2 ports answer here'],
    })
  })
})

describe('the status bar under an order', () => {
  const ports = [port('objects', 'aws'), port('memory', 'local')]

  it('says by whom and until when, and that it is no trouble', () => {
    expect(words({ ports, orders: [forced], waitingAws: 1 })).toEqual({
      tone: 'forced',
      title: 'Forced local by Ana until 14:00: memory',
      facts: ['1 write waits for AWS, not lost'],
    })
  })

  it('names an order to AWS while everything is there', () => {
    const order = { ...forced, mode: 'force_aws', expiresAt: null } as const
    expect(words({ kind: 'aws', ports: [port('memory', 'aws')], orders: [order] })).toMatchObject({
      tone: 'ok',
      facts: ['1 of 1 ports on AWS', 'memory forced to AWS by Ana'],
    })
  })
})

describe('the status bar on the way back', () => {
  const recovering = { ports: ['objects' as const], done: 25_587, total: 41_270, since: at('02:00:55') }
  const ports = [port('objects', 'local'), port('search', 'aws')]

  it('counts what is handed back and what is left', () => {
    expect(words({ ports, recovering })).toEqual({
      tone: 'recovering',
      title: 'Recovering 61 %: objects',
      facts: ['25,587 of 41,270 writes handed back', 'about 7 min left'],
    })
  })

  it('is not recovered when all is handed back: both sides are compared first', () => {
    expect(words({ kind: 'aws', ports: [port('objects', 'aws')], recovering: { ...recovering, done: 41_270 } })).toEqual({
      tone: 'recovering',
      title: 'Recovering: objects',
      facts: ['all 41,270 writes handed back', 'both sides are compared, then calls return little by little'],
    })
  })

  it('stays degraded while another port has not begun its way back', () => {
    const told = words({ recovering })
    expect(told).toMatchObject({ tone: 'degraded', title: 'Partly local: objects, memory' })
    expect(told.facts).toContain('recovering 61 %: objects')
  })
})

it('says when a port has no side at all, before anything else', () => {
  expect(words({ kind: 'down', ports: [port('objects', null), port('search', 'aws')] })).toMatchObject({
    tone: 'down',
    title: 'No side answers for objects',
  })
})
