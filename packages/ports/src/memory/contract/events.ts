import { expect } from 'vitest'
import { callOf, type Check } from '../../contract/suite.ts'
import { allPages, type MemoryBed } from './bed.ts'
import type { EventFilter, MemoryPayload, NewMemoryEvent } from '../port.ts'

export const at = (sessionId: string, actorId = 'anna') => ({ memoryId: 'meetings', actorId, sessionId })
const minute = (index: number) => new Date(Date.UTC(2026, 4, 1, 9, index))
const says = (text: string): MemoryPayload[] => [{ kind: 'message', role: 'user', text }]
const textOf = (event: { payload: MemoryPayload[] }) =>
  event.payload.map((each) => (each.kind === 'message' ? each.text : '')).join()

export function eventsContract(check: Check, open: () => MemoryBed): void {
  const memory = () => open().memory
  const call = (options = {}) => callOf(open().ours, options)
  const add = async (sessionId: string, text: string, options: Partial<NewMemoryEvent> = {}) =>
    (await memory().createEvent(call(), { ...at(sessionId), eventTime: minute(0), payload: says(text), ...options })).value
  const texts = async (sessionId: string, filter: EventFilter = {}) =>
    (await allPages((cursor) => memory().listEvents(call(), at(sessionId), { ...filter, ...cursor }))).items.map(textOf)

  check('reads an event back as it was written, messages and data alike', async () => {
    const payload: MemoryPayload[] = [
      { kind: 'message', role: 'assistant', text: 'Beslut: ÅÄÖ 🙂' },
      { kind: 'message', role: 'tool', text: '{}' },
      { kind: 'data', data: { list: [1, 2.5, null, true], nested: { text: 'x' } } },
      { kind: 'data', data: ['a', {}] },
    ]
    const metadata = { kind: 'decision', 'turn no': '12' }
    const written = await memory().createEvent(call(), { ...at('whole'), eventTime: minute(7), payload, metadata })
    expect(written.value).toMatchObject({ ...at('whole'), eventTime: minute(7), payload, branch: 'main', metadata })
    expect((await memory().getEvent(call(), at('whole'), written.value.eventId)).value).toEqual(written.value)
    expect((await memory().listEvents(call(), at('whole'))).value.items).toEqual([written.value])
  })

  check('lists newest first by the client’s time, not by arrival', async () => {
    await add('order', 'second', { eventTime: minute(2) })
    await add('order', 'third', { eventTime: minute(3) })
    await add('order', 'first', { eventTime: minute(1) })
    expect(await texts('order')).toEqual(['third', 'second', 'first'])
  })

  check('of events of one time the later arrival comes first', async () => {
    for (const text of ['1', '2', '3']) await add('ties', text)
    expect(await texts('ties')).toEqual(['3', '2', '1'])
  })

  check('pages events without a gap or a repeat', async () => {
    const made = ['0', '1', '2', '3', '4', '5', '6']
    for (const [index, text] of made.entries()) await add('pages', text, { eventTime: minute(index) })
    const { items, pages } = await allPages((cursor) => memory().listEvents(call(), at('pages'), { limit: 3, ...cursor }))
    expect(items.map(textOf).toSorted()).toEqual(made)
    expect(pages).toBe(3)
  })

  check('keeps newest first across pages', async () => {
    for (const index of [0, 1, 2, 3]) await add('page-order', String(index), { eventTime: minute(index) })
    expect(await texts('page-order', { limit: 2 })).toEqual(['3', '2', '1', '0'])
  })

  check('keeps memories, actors and sessions apart', async () => {
    await add('apart', 'ours')
    const elsewhere = [at('apart', 'bert'), at('apart-2'), { ...at('apart'), memoryId: 'other' }]
    for (const address of elsewhere) expect((await memory().listEvents(call(), address)).value.items).toEqual([])
  })

  check('a repeat under the same operation id is the first event', async () => {
    const id = { operation: 'event-once' }
    const event = { ...at('once'), eventTime: minute(0), payload: says('once') }
    const first = await memory().createEvent(call(id), event)
    const again = await memory().createEvent(call(id), event)
    expect(again.value.eventId).toBe(first.value.eventId)
    expect(await texts('once')).toEqual(['once'])
  })

  check('many repeats at once make one event', async () => {
    const event = { ...at('once-together'), eventTime: minute(0), payload: says('once') }
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => memory().createEvent(call({ operation: 'event-together' }), event)))
    expect(new Set(made.map((answer) => answer.value.eventId)).size).toBe(1)
    expect(await texts('once-together')).toEqual(['once'])
  })

  check('one operation id in two sessions makes an event in each', async () => {
    const id = { operation: 'event-both' }
    for (const session of ['both-1', 'both-2'])
      await memory().createEvent(call(id), { ...at(session), eventTime: minute(0), payload: says(session) })
    expect([await texts('both-1'), await texts('both-2')]).toEqual([['both-1'], ['both-2']])
  })

  check('tells branches apart', async () => {
    const root = await add('branches', 'root', { eventTime: minute(1) })
    await add('branches', 'left', { eventTime: minute(2), branch: { name: 'left', rootEventId: root.eventId } })
    const right = await add('branches', 'right', { eventTime: minute(3), branch: { name: 'right', rootEventId: root.eventId } })
    expect(right.branch).toBe('right')
    expect(await texts('branches', { branch: 'left' })).toEqual(['left'])
    expect(await texts('branches', { branch: 'main' })).toEqual(['root'])
    expect((await texts('branches')).toSorted()).toEqual(['left', 'right', 'root'])
    expect(await texts('branches', { branch: 'none' })).toEqual([])
  })

  check('filters by metadata, all pairs together', async () => {
    await add('filter', 'a', { metadata: { kind: 'decision', topic: 'budget' } })
    await add('filter', 'b', { metadata: { kind: 'decision', topic: 'hiring' } })
    await add('filter', 'c', { metadata: { kind: 'action', topic: 'budget' } })
    await add('filter', 'd')
    expect((await texts('filter', { metadata: { kind: 'decision' } })).toSorted()).toEqual(['a', 'b'])
    expect(await texts('filter', { metadata: { kind: 'decision', topic: 'budget' } })).toEqual(['a'])
    expect(await texts('filter', { metadata: { kind: 'x' } })).toEqual([])
  })

  check('a deleted event is gone, once', async () => {
    const { eventId } = await add('delete', 'x')
    expect((await memory().deleteEvent(call(), at('delete'), eventId)).value).toEqual({ eventId })
    await expect(memory().getEvent(call(), at('delete'), eventId)).rejects.toMatchObject({
      code: 'not_found',
      verdict: 'healthy',
    })
    await expect(memory().deleteEvent(call(), at('delete'), eventId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await texts('delete')).toEqual([])
  })

  check('an event that is not there is not found, whatever its id looks like', async () => {
    await add('missing', 'x')
    for (const id of ['0000001756147154000#ffa53e54', 'nonsense', ''])
      await expect(memory().getEvent(call(), at('missing'), id)).rejects.toMatchObject({ code: 'not_found' })
  })

  check('lists the sessions and actors that have events', async () => {
    await add('list-1', 'x', at('list-1', 'lister'))
    await add('list-2', 'x', at('list-2', 'lister'))
    const gone = await add('list-3', 'x', at('list-3', 'lister'))
    await memory().deleteEvent(call(), at('list-3', 'lister'), gone.eventId)
    const { items } = await allPages((cursor) => memory().listSessions(call(), 'meetings', 'lister', { limit: 1, ...cursor }))
    expect(items.map((session) => session.sessionId).toSorted()).toEqual(['list-1', 'list-2'])
    expect(Math.abs((items[0]?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
    const actors = await allPages((cursor) => memory().listActors(call(), 'meetings', { limit: 1, ...cursor }))
    expect(actors.items.map((actor) => actor.actorId)).toContain('lister')
    expect((await memory().listSessions(call(), 'meetings', 'nobody')).value.items).toEqual([])
  })

  check('a session that has begun is listed before its first message, and shows no event', async () => {
    const address = at('begun', 'starter')
    expect((await memory().createSession(call(), address)).value).toEqual(address)
    await memory().createSession(call(), address)
    expect((await memory().listSessions(call(), 'meetings', 'starter')).value.items.map((each) => each.sessionId)).toEqual([
      'begun',
    ])
    expect((await memory().listEvents(call(), address)).value.items).toEqual([])
  })

  check('a tenant sees nothing of another’s', async () => {
    const { eventId } = await add('wall', 'secret')
    const theirs = () => callOf(open().theirs)
    expect((await memory().listEvents(theirs(), at('wall'))).value.items).toEqual([])
    await expect(memory().getEvent(theirs(), at('wall'), eventId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(memory().deleteEvent(theirs(), at('wall'), eventId)).rejects.toMatchObject({ code: 'not_found' })
    expect((await memory().listActors(theirs(), 'meetings')).value.items).toEqual([])
    expect(await texts('wall')).toEqual(['secret'])
  })

  check('refuses what is no event, before anything is sent', async () => {
    const good: NewMemoryEvent = { ...at('bad'), eventTime: minute(0), payload: says('x') }
    const bad: Partial<NewMemoryEvent>[] = [
      { sessionId: 'a/b' },
      { sessionId: '' },
      { actorId: 'understudy-values/anna' },
      { memoryId: '../other' },
      { payload: [] },
      { payload: says('') },
      { payload: says('x'.repeat(100_001)) },
      { eventTime: new Date(Number.NaN) },
      { metadata: { 'understudy-session': 'x' } },
      { metadata: { kind: 'å' } },
      { metadata: Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`k${index}`, 'v'])) },
      { branch: { name: 'main', rootEventId: '1#ab' } },
      { branch: { name: 'b', rootEventId: 'x' } },
    ]
    for (const wrong of bad)
      await expect(memory().createEvent(call(), { ...good, ...wrong }), JSON.stringify(wrong).slice(0, 80)).rejects.toMatchObject(
        {
          code: 'invalid_input',
          verdict: 'caller',
          maybeApplied: false,
        },
      )
    for (const filter of [{ limit: 0 }, { limit: 101 }, { branch: 'a b' }])
      await expect(memory().listEvents(call(), at('bad'), filter)).rejects.toMatchObject({ code: 'invalid_input' })
  })
}
