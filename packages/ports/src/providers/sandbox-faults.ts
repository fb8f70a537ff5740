import type { PortName } from '../call.ts'

export interface SandboxFaultKind {
  readonly title: string
  /** What a call meets. */
  readonly sentence: string
  /** After the service's name: "S3 refuses". */
  readonly word: string
  /** Part of the calls hit unless told, 0 to 1. */
  readonly share: number
  /** Whether it can hit some calls and not others. */
  readonly isShareable: boolean
  /** Milliseconds unless told, of what is late or of a clock that is wrong; null where no time is part of it. */
  readonly delayMs: number | null
}

const kind = (title: string, word: string, sentence: string, more: Partial<SandboxFaultKind> = {}): SandboxFaultKind => ({
  title,
  word,
  sentence,
  share: 1,
  isShareable: true,
  delayMs: null,
  ...more,
})

/** Every way in which the sandbox can be broken, the usual ones first. */
export const sandboxFaults = {
  refuse: kind('Refuse connections', 'refuses', 'connecting fails at once'),
  black_hole: kind('Black hole', 'black hole', 'connections open, nothing is read, nothing comes back'),
  slow_drip: kind('Slow drip', 'drips', 'the answer comes at 1 byte a second'),
  half_errors: kind('50 % errors', '50 % errors', 'half of the calls get an internal error, 500', { share: 0.5 }),
  throttling: kind('Throttle', 'throttles', '429, with Retry-After'),
  access_denied: kind('Access denied', 'denies', '403: the account may not do this'),
  clock_skew: kind('Clock skew', 'wrong clock', '403: the request’s time is too far off', { delayMs: 3_600_000 }),
  empty_dns: kind('Empty DNS', 'no address', 'its name has no address', { isShareable: false }),
  delayed_delivery: kind('Delayed delivery', 'delivers late', 'callers wait in vain; what they wrote lands later', {
    delayMs: 8_000,
  }),
  errors: kind('Internal errors', 'errors', 'internal error, 500'),
  slow_down: kind('Slow down', 'slow down', '503 SlowDown'),
  expired_token: kind('Expired token', 'token expired', 'the credentials have expired'),
  silent: kind('Silence', 'silent', 'the request is read and never answered'),
  reset: kind('Reset', 'resets', 'the connection is reset at the request'),
  truncate: kind('Truncated answer', 'cuts off', '200, half of the answer, then the connection ends'),
  html: kind('Sign-in page', 'HTML', '200 with a page of HTML, as a hotel’s network gives'),
  latency: kind('Latency', 'slow', 'every answer is late', { delayMs: 800 }),
  partial_batch: kind('Half a batch', 'fails batches', 'the second half of a batch fails inside a success'),
} as const satisfies Record<string, SandboxFaultKind>

export type SandboxFaultName = keyof typeof sandboxFaults
export const sandboxFaultNames = Object.keys(sandboxFaults) as [SandboxFaultName, ...SandboxFaultName[]]

/** What stands behind each port in the sandbox. */
export const sandboxServices: Readonly<Record<PortName, string>> = {
  objects: 'S3',
  memory: 'AgentCore',
  search: 'OpenSearch',
  models: 'Bedrock',
}
