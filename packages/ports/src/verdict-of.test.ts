import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOf } from './verdict-of.ts'
import { verdicts } from './verdict.ts'
import { AttemptEnded } from './within-deadline.ts'

const read = { kind: 'read' } as const
const write = { kind: 'write' } as const
const answered = (status: number, name: string, headers = {}) =>
  Object.assign(new Error('x'), { name, $metadata: { httpStatusCode: status }, $response: { statusCode: status, headers } })
const system = (code: string) => Object.assign(new Error('x'), { code })

describe('verdictOf', () => {
  it.each([
    ['our own deadline', new AttemptEnded('deadline'), 'unhealthy', 'deadline_exceeded', true],
    ['the caller leaving', new AttemptEnded('cancelled'), 'ignore', 'unavailable', true],
    ['a name before its status', answered(502, 'KMSDisabledException'), 'caller', 'unavailable', false],
    ['a subnet that is full, though 502', answered(502, 'SubnetIPAddressLimitReachedException'), 'caller', 'unavailable', false],
    ['EC2 throttling behind a 502', answered(502, 'EC2ThrottledException'), 'overload', 'rate_limited', false],
    ['quota, which the SDK calls throttling', answered(400, 'LimitExceededException'), 'caller', 'quota_exceeded', false],
    ['throttling under status 400', answered(400, 'ThrottlingException'), 'overload', 'rate_limited', false],
    ['S3 asking to slow down', answered(503, 'SlowDown'), 'overload', 'unavailable', false],
    ['429 without a name', answered(429, 'Whatever'), 'overload', 'rate_limited', false],
    ['a model that warms up', answered(429, 'ModelNotReadyException'), 'overload', 'unavailable', false],
    ['500', answered(500, 'InternalError'), 'unhealthy', 'unavailable', true],
    ['504 without a name', answered(504, 'Unknown'), 'unhealthy', 'unavailable', true],
    ['400 without a name', answered(400, 'Unknown'), 'auth', 'unavailable', false],
    [
      'a body that does not parse under 200',
      Object.assign(new SyntaxError('x'), { $metadata: { httpStatusCode: 200 } }),
      'unhealthy',
      'unavailable',
      true,
    ],
    [
      'a body that does not parse under 404',
      Object.assign(new SyntaxError('x'), { $metadata: { httpStatusCode: 404 } }),
      'unhealthy',
      'unavailable',
      true,
    ],
    ['a refused connection', system('ECONNREFUSED'), 'unhealthy', 'unavailable', false],
    ['a name that does not resolve', system('ENOTFOUND'), 'unhealthy', 'unavailable', false],
    ['a name without an address', system('ENODATA'), 'unhealthy', 'unavailable', false],
    ['a name server that is silent', system('ETIMEOUT'), 'unhealthy', 'unavailable', false],
    ['an expired certificate', system('CERT_HAS_EXPIRED'), 'unhealthy', 'unavailable', false],
    ['a reset connection', system('ECONNRESET'), 'unhealthy', 'unavailable', true],
    [
      'a reset behind fetch',
      Object.assign(new TypeError('fetch failed'), { cause: system('ECONNRESET') }),
      'unhealthy',
      'unavailable',
      true,
    ],
    [
      'both addresses refused',
      new AggregateError([system('ECONNREFUSED'), system('ECONNREFUSED')]),
      'unhealthy',
      'unavailable',
      false,
    ],
    ['a full disk', system('ENOSPC'), 'unhealthy', 'unavailable', false],
    ['an expired token', answered(403, 'ExpiredToken'), 'auth', 'unavailable', false],
    ['a clock that is wrong', answered(403, 'RequestTimeTooSkewed'), 'auth', 'unavailable', false],
    ['no credentials at all', Object.assign(new Error('x'), { name: 'CredentialsProviderError' }), 'auth', 'unavailable', false],
    ['access denied, which the SDK calls clock skew', answered(403, 'AccessDenied'), 'caller', 'forbidden', false],
    ['a missing key', answered(404, 'NoSuchKey'), 'healthy', 'not_found', false],
    ['a missing bucket', answered(404, 'NoSuchBucket'), 'caller', 'unavailable', false],
    ['another version than expected', answered(412, 'PreconditionFailed'), 'caller', 'precondition_failed', false],
    ['two conditional writes at once', answered(409, 'ConditionalRequestConflict'), 'caller', 'conflict', false],
    ['any other 4xx', answered(418, 'ImATeapot'), 'caller', 'invalid_input', false],
    [
      'a cancelled transaction, by its worst reason',
      {
        name: 'TransactionCanceledException',
        CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }, { Code: 'ThrottlingError' }],
      },
      'overload',
      'rate_limited',
      false,
    ],
    [
      'a search engine that refuses by name',
      { name: 'ResponseError', meta: { statusCode: 429, body: { error: { type: 'es_rejected_execution_exception' } } } },
      'overload',
      'rate_limited',
      false,
    ],
    [
      'an older external version',
      { name: 'ResponseError', meta: { statusCode: 409, body: { error: { type: 'version_conflict_engine_exception' } } } },
      'caller',
      'conflict',
      false,
    ],
  ])('%s', (_, error, verdict, code, maybeApplied) => {
    const found = verdictOf(error, write)
    expect(found).toMatchObject({ verdict, code, maybeApplied, unlisted: false })
    expect(verdictOf(error, read).maybeApplied).toBe(false)
  })

  it('names an error it does not know, for someone to list', () => {
    expect(verdictOf(new Error('?'), read)).toMatchObject({ verdict: 'caller', code: 'internal', unlisted: true })
  })

  it('knows that a refused retry says nothing about the attempt before it', () => {
    expect(verdictOf(system('ECONNREFUSED'), write, [system('ECONNRESET')]).maybeApplied).toBe(true)
    expect(verdictOf(answered(412, 'PreconditionFailed'), write, [{ statusCode: 500 }]).maybeApplied).toBe(true)
  })

  it('hands on how long to wait', () => {
    expect(verdictOf(answered(503, 'SlowDown', { 'retry-after': '2' }), read).retryAfterMs).toBe(2_000)
    expect(verdictOf(answered(503, 'SlowDown', { 'retry-after': 'soon' }), read).retryAfterMs).toBeUndefined()
  })

  it('has a verdict for anything that can be thrown, and never claims a read was applied', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        const found = verdictOf(thrown, read)
        expect(verdicts).toContain(found.verdict)
        expect(found.maybeApplied).toBe(false)
      }),
    )
  })
})
