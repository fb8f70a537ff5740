/** What AWS says in its own words; `answerOf` gives each service's. */
export const awsErrors = ['internal', 'slow_down', 'throttling', 'access_denied', 'expired_token'] as const
export type AwsErrorKind = (typeof awsErrors)[number]

/**
 * How the way to AWS, or AWS itself, goes wrong.
 *
 * refuse: nobody listens on the port, so that connecting fails with ECONNREFUSED; where only some of a port's calls are hit, the
 * connection is reset at the request instead, since TCP refuses before it knows of requests (those come as ECONNRESET) ·
 * black_hole: connections are made, since the kernel makes them, and never read: a user-space program cannot drop a SYN. Those that
 * were held break off when the fault ends · silent: everything is read, nothing is answered · reset: RST at the request ·
 * truncate: AWS did it, half of its answer comes, then the connection ends · slow_drip: AWS did it, its answer comes at 1 byte a
 * second · html: a sign-in page under 200, as hotels have · empty_dns: the proxy's name server knows no address, and open
 * connections end · partial_batch: the second half of a batch fails inside an answer of success · latency: later by `ms` ·
 * delayed_delivery: silence for the caller; what it wrote reaches AWS `ms` later all the same · clock_skew: RequestTimeTooSkewed,
 * and a Date header `ms` ahead · error: AWS answers with this error, and did nothing.
 */
export type Fault =
  | {
      readonly kind:
        'refuse' | 'black_hole' | 'silent' | 'reset' | 'truncate' | 'slow_drip' | 'html' | 'empty_dns' | 'partial_batch'
    }
  | { readonly kind: 'latency' | 'delayed_delivery' | 'clock_skew'; readonly ms: number }
  | { readonly kind: 'error'; readonly error: AwsErrorKind }

export type FaultKind = Fault['kind']
