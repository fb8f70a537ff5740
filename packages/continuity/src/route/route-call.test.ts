import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Deadline, errorCodes, type TenantId } from '@understudy/core'
import { operationId } from '@understudy/core'
import { verdicts, type PortName } from '@understudy/ports'
import { silentLogger } from '@understudy/telemetry'
import type { RecordedCall } from '../calls/port-call-recorder.ts'
import type { Provider } from '../provider.ts'
import { createRoutedPorts } from '../routed-ports.ts'
import { operations } from './operations.ts'
import { Gate } from './gate.ts'
import { keyOf } from '../fleet/fleet-state.ts'
import { answers, fails, hangs, scriptedProvider } from './testing-providers.ts'

const AWS = 'aws:us-east-1'
const tenant = { id: 'a0000000-0000-7000-8000-000000000001' as TenantId, slug: 'acme' }

class ManualClock {
  ms = 0
  now = () => new Date(this.ms)
  monotonicMs = () => this.ms
}

function route(
  providers: Provider[],
  clock: { now(): Date; monotonicMs(): number } = { now: () => new Date(), monotonicMs: () => performance.now() },
) {
  const recorded: RecordedCall[] = []
  const gate = new Gate({ clock })
  const ports = createRoutedPorts({ providers, gate, record: (call) => recorded.push(call), clock, log: silentLogger })({
    tenant,
  })
  const call = (ms = 2_000) => ({ tenant, operationId: operationId('op'), deadline: Deadline.in(ms) })
  const decisions = () => recorded.at(-1)!.attempts.map(({ provider, decision }) => [provider, decision])
  return { ports, call, recorded, decisions, gate }
}

describe('a call', () => {
  it('is served by the first side that answers, and recorded with who served it', async () => {
    const aws = scriptedProvider(AWS, 'objects', answers(AWS, 'from aws'))
    const local = scriptedProvider('local', 'objects', answers('local'))
    const { ports, call, recorded } = route([aws, local])
    expect((await ports.objects.get(call(), 'k')).value).toBe('from aws')
    expect(local.calls).toEqual([])
    expect(recorded).toMatchObject([
      { port: 'objects', operation: 'get', servedBy: AWS, outcome: 'ok', durability: 'aws', errorCode: null },
    ])
  })

  it.each(['unhealthy', 'overload', 'auth'] as const)('moves on after %s', async (verdict) => {
    const { ports, call, decisions } = route([
      scriptedProvider(AWS, 'objects', fails(AWS, verdict)),
      scriptedProvider('local', 'objects', answers('local', 'here', 1_500)),
    ])
    expect(await ports.objects.get(call(), 'k')).toMatchObject({ value: 'here', servedBy: 'local', ageMs: 1_500 })
    expect(decisions()).toEqual([
      [AWS, 'failed'],
      ['local', 'served'],
    ])
  })

  it('leaves a side that hangs in time to be served by the next one inside the same deadline', async () => {
    const { ports, call, recorded } = route([
      scriptedProvider(AWS, 'objects', hangs),
      scriptedProvider('local', 'objects', answers('local')),
    ])
    await ports.objects.get(call(500), 'k')
    expect(recorded[0]!.attempts[0]).toMatchObject({ decision: 'failed', reason: 'Timeout' })
    expect(recorded[0]!.attempts[0]!.durationMs).toBeLessThan(300)
  })

  it('names every side and its reason when none answers', async () => {
    const { ports, call, recorded } = route([
      scriptedProvider(AWS, 'objects', fails(AWS, 'unhealthy')),
      scriptedProvider('local', 'objects', fails('local', 'unhealthy')),
    ])
    await expect(ports.objects.get(call(), 'k')).rejects.toMatchObject({
      code: 'unavailable',
      message:
        'objects.get had no answer from any side: aws:us-east-1 failed (Scriptedunavailable), local failed (Scriptedunavailable).',
    })
    expect(recorded[0]).toMatchObject({ servedBy: null, outcome: 'failed', errorCode: 'unavailable' })
  })

  it('says so when no side is configured', async () => {
    const none: Provider = {
      id: AWS,
      ports: {},
      notConfigured: { objects: 'no bucket' },
      ping: async () => {},
      close: async () => {},
    }
    const { ports, call } = route([none])
    await expect(ports.objects.get(call(), 'k')).rejects.toThrow(
      'No side of objects is configured: aws:us-east-1 was not asked (no bucket).',
    )
  })

  it('counts for nobody when the caller leaves', async () => {
    const local = scriptedProvider('local', 'objects', answers('local'))
    const { ports, call, gate } = route([scriptedProvider(AWS, 'objects', hangs), local])
    const leaving = new AbortController()
    const pending = ports.objects.get({ ...call(), signal: leaving.signal }, 'k')
    leaving.abort()
    await expect(pending).rejects.toMatchObject({ verdict: 'ignore' })
    expect(local.calls).toEqual([])
    expect(gate.breakers.snapshot(keyOf('objects', AWS)).kinds.read).toMatchObject({ calls: 0, consecutiveFailures: 0 })
  })
})

describe('a side that failed', () => {
  it('is left alone after five failures in a row, then tried by one call, and trusted again with a growing share', async () => {
    const clock = new ManualClock()
    let up = false
    const aws = scriptedProvider(AWS, 'objects', (name) => (up ? answers(AWS) : fails(AWS, 'unhealthy'))(name))
    const { ports, call, decisions } = route([aws, scriptedProvider('local', 'objects', answers('local'))], clock)
    const servedBy = async () => (await ports.objects.get(call(), 'k')).servedBy
    for (let nth = 0; nth < 5; nth++) expect(await servedBy()).toBe('local')
    expect(await servedBy()).toBe('local')
    expect(decisions()).toEqual([
      [AWS, 'skipped'],
      ['local', 'served'],
    ])
    expect(aws.calls).toHaveLength(5)
    clock.ms += 80_000
    up = true
    expect(await servedBy()).toBe(AWS)
    clock.ms += 110_000
    for (let nth = 0; nth < 30; nth++) await servedBy()
    clock.ms += 110_000
    expect(await servedBy()).toBe(AWS)
  })

  it('is tried all the same when it is the only one', async () => {
    let up = false
    const { ports, call } = route([
      scriptedProvider(AWS, 'objects', (name) => (up ? answers(AWS) : fails(AWS, 'unhealthy'))(name)),
    ])
    await expect(ports.objects.get(call(), 'k')).rejects.toMatchObject({ code: 'unavailable' })
    up = true
    expect((await ports.objects.get(call(), 'k')).servedBy).toBe(AWS)
  })
})

describe('calls under way', () => {
  it('are limited per side, and what is too much goes to the next one without counting as a failure', async () => {
    const { ports, call, gate } = route([
      scriptedProvider(AWS, 'objects', hangs),
      scriptedProvider('local', 'objects', answers('local')),
    ])
    const leaving = new AbortController()
    const hung = Array.from({ length: 32 }, () => ports.objects.get({ ...call(60_000), signal: leaving.signal }, 'k'))
    expect((await ports.objects.get(call(), 'k')).servedBy).toBe('local')
    expect(gate.breakers.snapshot(keyOf('objects', AWS)).kinds.read.failures).toBe(0)
    leaving.abort()
    await Promise.allSettled(hung)
  })
})

describe('with no side left', () => {
  it('what was read before is read again, with its age', async () => {
    let up = true
    const aws = scriptedProvider(AWS, 'objects', (name) => (up ? answers(AWS, 'as it was') : fails(AWS, 'unhealthy'))(name))
    const { ports, call } = route([aws])
    await ports.objects.get(call(), 'k')
    up = false
    expect(await ports.objects.get(call(), 'k')).toMatchObject({
      value: 'as it was',
      degraded: expect.stringContaining('what was read last'),
    })
    await expect(ports.objects.get(call(), 'another')).rejects.toMatchObject({ code: 'unavailable' })
    await expect(ports.objects.put(call(), 'another', new Uint8Array())).rejects.toMatchObject({ code: 'unavailable' })
    expect((await ports.objects.get(call(), 'k')).value).toBe('as it was')
    await expect(ports.objects.put(call(), 'k', new Uint8Array())).rejects.toMatchObject({ code: 'unavailable' })
    await expect(ports.objects.get(call(), 'k')).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('truthfulness', () => {
  const awsIsAway = () => scriptedProvider(AWS, 'objects', fails(AWS, 'unhealthy'))

  it('calls a miss of the twin unavailable while AWS is away', async () => {
    const { ports, call } = route([awsIsAway(), scriptedProvider('local', 'objects', fails('local', 'caller', 'not_found'))])
    await expect(ports.objects.get(call(), 'k')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('aws:us-east-1 would know'),
    })
  })

  it('does not list from the twin, nor create if absent, while AWS is away', async () => {
    const local = scriptedProvider('local', 'objects', answers('local'))
    const { ports, call } = route([awsIsAway(), local])
    await expect(ports.objects.list(call(), { prefix: '' })).rejects.toMatchObject({ code: 'unavailable' })
    await expect(ports.objects.put(call(), 'k', new Uint8Array(), { ifAbsent: true })).rejects.toMatchObject({
      code: 'unavailable',
    })
    expect(local.calls).toEqual([])
    expect((await ports.objects.put(call(), 'k', new Uint8Array())).servedBy).toBe('local')
  })

  it('treats an empty value of the twin like a miss while AWS is away', async () => {
    const aws = scriptedProvider(AWS, 'memory', fails(AWS, 'unhealthy'))
    const { ports, call } = route([aws, scriptedProvider('local', 'memory', answers('local', null))])
    await expect(ports.memory.getMemory(call(), 'm', 'u', 'k')).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('asks the twin before it repeats AWS’s "not found"', async () => {
    const aws = scriptedProvider(AWS, 'objects', fails(AWS, 'caller', 'not_found'))
    const holds = route([aws, scriptedProvider('local', 'objects', answers('local', 'only copy'))])
    expect(await holds.ports.objects.get(holds.call(), 'k')).toMatchObject({ value: 'only copy', servedBy: 'local' })
    const neither = route([aws, scriptedProvider('local', 'objects', fails('local', 'caller', 'not_found'))])
    await expect(neither.ports.objects.get(neither.call(), 'k')).rejects.toMatchObject({ code: 'not_found', provider: AWS })
    expect(neither.recorded[0]).toMatchObject({ outcome: 'refused', errorCode: 'not_found' })
  })

  it('does not say "not found" when the twin that might hold the copy fails', async () => {
    const aws = scriptedProvider(AWS, 'objects', fails(AWS, 'caller', 'not_found'))
    const { ports, call } = route([aws, scriptedProvider('local', 'objects', fails('local', 'unhealthy'))])
    await expect(ports.objects.get(call(), 'k')).rejects.toMatchObject({ code: 'unavailable' })
  })
})

const everyOperation = Object.entries(operations).flatMap(([port, names]) =>
  Object.entries(names).map(([name, operation]) => ({ port: port as PortName, name, operation })),
)

describe('for any operation and error', () => {
  const invokeAny = async (port: PortName, name: string, providers: Provider[]) => {
    const { ports, call } = route(providers)
    const methods = ports[port] as unknown as Record<string, (...args: unknown[]) => Promise<{ servedBy: string }>>
    return methods[name]!(call()).then(
      (answer) => answer,
      (error: unknown) => error,
    )
  }

  it('the caller’s own error never reaches another side, except a "not found" that a twin may know better', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...everyOperation), fc.constantFrom(...errorCodes), async ({ port, name }, code) => {
        fc.pre(code !== 'not_found')
        const local = scriptedProvider('local', port, answers('local'))
        const result = await invokeAny(port, name, [scriptedProvider(AWS, port, fails(AWS, 'caller', code)), local])
        expect(result).toMatchObject({ verdict: 'caller', code, provider: AWS })
        expect(local.calls).toEqual([])
      }),
    ))

  it('what may not be repeated is not repeated after an unknown outcome', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...everyOperation),
        fc.constantFrom(...verdicts),
        async ({ port, name, operation }, verdict) => {
          const aws = scriptedProvider(AWS, port, fails(AWS, verdict))
          const local = scriptedProvider('local', port, answers('local'))
          await invokeAny(port, name, [aws, local])
          expect(aws.calls).toHaveLength(1)
          if (!operation.idempotent) expect(local.calls).toEqual([])
        },
      ),
    ))

  it('what certainly did not happen may be done by the next side', async () => {
    const local = scriptedProvider('local', 'models', answers('local'))
    const refused = scriptedProvider(AWS, 'models', fails(AWS, 'unhealthy', 'unavailable', false))
    expect(await invokeAny('models', 'converse', [refused, local])).toMatchObject({ servedBy: 'local' })
  })
})
