import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Deadline, operationId, systemClock, type TenantId } from '@understudy/core'
import { silentLogger } from '@understudy/telemetry'
import type { Journal, OpenIntent } from '../journal/journal.ts'
import { tooLate } from '../journal/unwritable.ts'
import { createRoutedPorts } from '../routed-ports.ts'
import { Gate } from './gate.ts'
import { answers, fails, scriptedProvider } from './testing-providers.ts'

const AWS = 'aws:us-east-1'
const tenant = { id: 'a0000000-0000-7000-8000-000000000001' as TenantId, slug: 'acme' }
const never = () => new Promise<never>(() => undefined)
const open: OpenIntent = { id: 'i', tenant, port: 'objects', chain: 'k', version: '', servedBefore: null, behind: [] }

/** A journal that knows everything, with parts of it replaced. */
const journalWith = (parts: Partial<Journal>): Journal => ({
  append: () => Promise.resolve(open),
  lacking: () => Promise.resolve([]),
  mayStillSend: () => true,
  settle: () => undefined,
  flush: () => Promise.resolve(),
  catchUpLocal: () => Promise.resolve({ missing: 0, oldestAt: null }),
  missingAt: () => Promise.resolve({ missing: 0, oldestAt: null }),
  isLocalComplete: () => Promise.resolve(true),
  translate: (_, { args }) => Promise.resolve(args),
  ...parts,
})

let isAwsUp = true
const aws = scriptedProvider(AWS, 'objects', (name) =>
  (isAwsUp ? answers(AWS, 'aws') : fails(AWS, 'unhealthy', 'unavailable', false))(name),
)
const local = scriptedProvider('local', 'objects', answers('local', 'here'))

function route(parts: Partial<Journal>) {
  const journal = journalWith(parts)
  const gate = new Gate({ clock: systemClock })
  const portsOf = createRoutedPorts({
    providers: [aws, local],
    gate,
    journal,
    record: () => undefined,
    clock: systemClock,
    log: silentLogger,
  })
  const call = (ms = 3_000) => ({ tenant, operationId: operationId('op'), deadline: Deadline.in(ms) })
  return { ports: portsOf({ tenant }), call, journal }
}

beforeEach(() => {
  isAwsUp = true
  local.calls.length = 0
  aws.calls.length = 0
})
afterEach(() => vi.restoreAllMocks())

describe.each([
  ['refuses', () => Promise.reject(new Error('no database'))],
  ['hangs', never],
] as const)('while the journal %s', (_, away) => {
  it('reads of AWS go on, and say what they may lack', async () => {
    const { ports, call } = route({ missingAt: away })
    expect(await ports.objects.get(call(), 'k')).toMatchObject({ servedBy: AWS, degraded: expect.stringContaining('journal') })
  })

  it('nothing is answered from a side of which nobody knows what it lacks, but what was read last', async () => {
    const parts: { catchUpLocal?: Journal['catchUpLocal'] } = {}
    const { ports, call, journal } = route(parts)
    await ports.objects.get(call(), 'k')
    isAwsUp = false
    journal.catchUpLocal = away
    expect(await ports.objects.get(call(), 'k')).toMatchObject({ value: 'aws', degraded: expect.stringContaining('read last') })
    const startedMs = performance.now()
    await expect(ports.objects.get(call(), 'another')).rejects.toMatchObject({ code: 'unavailable' })
    expect(performance.now() - startedMs).toBeLessThan(500)
    expect(local.calls).toEqual([])
  })

  it('a write that is known and cannot go on is settled, so that nothing waits behind it for ever', async () => {
    isAwsUp = false
    const settle = vi.fn()
    const behind = { ...open, behind: ['local'] } as const
    const { ports, call } = route({ append: () => Promise.resolve(behind), catchUpLocal: away, settle })
    await expect(ports.objects.put(call(500), 'k', new Uint8Array())).rejects.toMatchObject({ name: 'PortError' })
    expect(settle).toHaveBeenCalledWith(behind, { servedBy: null, states: { aws: 'rejected', local: 'rejected' }, ref: null })
    expect(local.calls).toEqual([])
  })
})

it('writes that cannot be made durable are refused, those after the first one at once, and taken again by themselves', async () => {
  let isAway = true
  const append = vi.fn<Journal['append']>((intent) =>
    isAway ? Promise.reject(tooLate(intent, 'not written')) : Promise.resolve(open),
  )
  const { ports, call } = route({ append })
  const put = () => ports.objects.put(call(), 'k', new Uint8Array())
  for (let nth = 0; nth < 3; nth++)
    await expect(put()).rejects.toMatchObject({ code: 'unavailable', reason: 'JournalUnavailable', maybeApplied: false })
  expect(append).toHaveBeenCalledTimes(1)
  expect(aws.calls).toEqual([])
  isAway = false
  await vi.waitFor(async () => expect((await put()).servedBy).toBe(AWS), { timeout: 2_000 })
})

it('a read waits for what somebody else is handing over at this moment', async () => {
  isAwsUp = false
  let missing = 3
  const catchUpLocal = () => Promise.resolve({ missing: --missing, oldestAt: missing > 0 ? new Date(0) : null })
  const { ports, call } = route({ catchUpLocal })
  expect(await ports.objects.get(call(), 'k')).toMatchObject({ value: 'here', servedBy: 'local', ageMs: 0 })
})

describe('a write whose chain this machine’s side lacks earlier writes of', () => {
  const behind = { ...open, behind: ['local'] } as const
  const append = () => Promise.resolve(behind)

  it('goes there once they are there', async () => {
    isAwsUp = false
    const lacking = vi.fn<Journal['lacking']>().mockResolvedValueOnce(['local']).mockResolvedValue([])
    const { ports, call } = route({ append, lacking })
    expect((await ports.objects.put(call(), 'k', new Uint8Array())).servedBy).toBe('local')
    expect(lacking).toHaveBeenCalledTimes(2)
  })

  it('is refused rather than lie under them in the end', async () => {
    isAwsUp = false
    const { ports, call } = route({ append, lacking: () => Promise.resolve(['local']) })
    const startedMs = performance.now()
    await expect(ports.objects.put(call(500), 'k', new Uint8Array())).rejects.toMatchObject({ code: 'unavailable' })
    expect(performance.now() - startedMs).toBeLessThan(600)
    expect(local.calls).toEqual([])
  })
})
