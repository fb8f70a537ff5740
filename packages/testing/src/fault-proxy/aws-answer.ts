import type { AwsErrorKind } from './fault.ts'
import type { AwsService } from './request-facts.ts'

export interface Answer {
  readonly status: number
  /** Name, value, name, value …, as Node keeps them. */
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

type Named = readonly [status: number, name: string, message: string]
type SaidBy = Readonly<Record<AwsErrorKind | 'clock_skew', Named>>

const slowDown: Named = [503, 'SlowDown', 'Please reduce your request rate.']
const s3: SaidBy = {
  internal: [500, 'InternalError', 'We encountered an internal error. Please try again.'],
  slow_down: slowDown,
  throttling: [429, 'TooManyRequests', 'Please reduce your request rate.'],
  access_denied: [403, 'AccessDenied', 'Access Denied'],
  expired_token: [400, 'ExpiredToken', 'The provided token has expired.'],
  clock_skew: [403, 'RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'],
}
const json: SaidBy = {
  internal: [500, 'InternalServerException', 'The service had an internal error.'],
  slow_down: slowDown,
  throttling: [429, 'ThrottlingException', 'Rate exceeded'],
  access_denied: [403, 'AccessDeniedException', 'User is not authorized to perform this action.'],
  expired_token: [403, 'ExpiredTokenException', 'The security token included in the request is expired'],
  clock_skew: [403, 'InvalidSignatureException', 'Signature expired: the request is too old.'],
}
/** Errors of the engine have a type; those of the domain's door before it are a sentence. */
const opensearch: SaidBy = {
  internal: [500, 'exception', 'internal error'],
  slow_down: [503, 'cluster_block_exception', 'SlowDown'],
  throttling: [429, 'rejected_execution_exception', 'rejected execution of coordinating operation'],
  access_denied: [403, 'security_exception', 'no permissions for this action'],
  expired_token: [403, '', 'The security token included in the request is expired'],
  clock_skew: [403, '', 'Signature expired: the request signature is too old.'],
}

const REQUEST_ID = '00000000-0000-4000-8000-000000000000'

const bodies = {
  xml: ([, name, message]: Named) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${name}</Code><Message>${message}</Message><RequestId>${REQUEST_ID}</RequestId></Error>`,
  json: ([, name, message]: Named) => JSON.stringify({ __type: name, message }),
  opensearch: ([status, name, message]: Named) =>
    JSON.stringify(name === '' ? { message } : { error: { type: name, reason: message }, status }),
}

/** The error as this service writes it. A Date header `skewMs` ahead makes the SDK believe that its own clock is wrong. */
export function awsError(service: AwsService, error: AwsErrorKind | 'clock_skew', skewMs = 0): Answer {
  const said = { s3, opensearch }[service as 's3' | 'opensearch'] ?? json
  const named = said[error]
  const [status, name] = named
  const format = service === 's3' ? 'xml' : service === 'opensearch' ? 'opensearch' : 'json'
  const body = Buffer.from(bodies[format](named))
  const rawHeaders = [
    'Content-Type',
    format === 'xml' ? 'application/xml' : 'application/json',
    'Content-Length',
    String(body.length),
    'Date',
    new Date(Date.now() + skewMs).toUTCString(),
    'x-amzn-RequestId',
    REQUEST_ID,
    ...(format === 'json' ? ['x-amzn-ErrorType', name] : []),
    ...(error === 'throttling' ? ['Retry-After', '1'] : []),
  ]
  return { status, rawHeaders, body }
}

const page = Buffer.from(
  '<!doctype html><html><head><title>Welcome</title></head><body><p>Sign in to this network</p></body></html>',
)

/** What a hotel's network answers, whatever was asked. */
export const signInPage: Answer = {
  status: 200,
  rawHeaders: ['Content-Type', 'text/html; charset=utf-8', 'Content-Length', String(page.length)],
  body: page,
}
