import type { ErrorCode } from '@understudy/core'
import type { Verdict } from './verdict.ts'

/** What one kind of error means. `applied` is what it says about a write. */
export interface Ruling {
  readonly verdict: Verdict
  readonly code: ErrorCode
  readonly applied: 'no' | 'unknown'
}

const no = { applied: 'no' } as const
export const rulings = {
  deadline: { verdict: 'unhealthy', code: 'deadline_exceeded', applied: 'unknown' },
  cancelled: { verdict: 'ignore', code: 'unavailable', applied: 'unknown' },
  absent: { verdict: 'healthy', code: 'not_found', ...no },
  invalid: { verdict: 'caller', code: 'invalid_input', ...no },
  conflict: { verdict: 'caller', code: 'conflict', ...no },
  precondition: { verdict: 'caller', code: 'precondition_failed', ...no },
  quota: { verdict: 'caller', code: 'quota_exceeded', ...no },
  misconfigured: { verdict: 'caller', code: 'unavailable', ...no },
  denied: { verdict: 'caller', code: 'forbidden', ...no },
  credentials: { verdict: 'auth', code: 'unavailable', ...no },
  throttled: { verdict: 'overload', code: 'rate_limited', ...no },
  busy: { verdict: 'overload', code: 'unavailable', ...no },
  unreached: { verdict: 'unhealthy', code: 'unavailable', ...no },
  broken: { verdict: 'unhealthy', code: 'unavailable', applied: 'unknown' },
  unlisted: { verdict: 'caller', code: 'internal', applied: 'unknown' },
} as const satisfies Record<string, Ruling>

const named = (ruling: Ruling, names: string): [string, Ruling][] => names.split(/\s+/).map((name) => [name, ruling])

/** Names without their `Exception`, `Error` or `Fault`. They decide before the HTTP status: twelve of Lambda's 502 are the customer's. */
export const rulingByName: ReadonlyMap<string, Ruling> = new Map([
  ...named(rulings.absent, 'NoSuchKey NoSuchVersion MethodNotAllowed NotFound ResourceNotFound index_not_found'),
  ...named(
    rulings.misconfigured,
    `NoSuchBucket KMSAccessDenied KMSDisabled KMSInvalidState KMSNotFound InvalidRuntime InvalidSecurityGroupID InvalidSubnetID
     InvalidZipFile ENILimitReached SubnetIPAddressLimitReached EC2AccessDenied ResourceNotReady DecryptionFailure EncryptionFailure
     SubscriptionRequired RuntimeClient AllAccessDisabled PermanentRedirect`,
  ),
  ...named(
    rulings.conflict,
    `Conflict OperationAborted TransactionInProgress RetryableConflict ReplicatedWriteConflict ConcurrentModification
     ConditionalRequestConflict DuplicateId BucketAlreadyExists BucketAlreadyOwnedByYou InvalidObjectState IdempotencyParameterMismatch
     ObjectAlreadyInActiveTier ObjectNotInActiveTier version_conflict_engine resource_already_exists`,
  ),
  ...named(rulings.precondition, 'ConditionalCheckFailed PreconditionFailed'),
  ...named(rulings.quota, 'LimitExceeded ServiceQuotaExceeded ResourceLimitExceeded AnnotationLimitExceeded'),
  ...named(
    rulings.invalid,
    `Validation InvalidInput InvalidRequest InvalidArgument InvalidPrefix InvalidRange InvalidWriteOffset EncryptionTypeMismatch
     InvalidAnnotationName AnnotationNameTooLong NoSuchAnnotation NoSuchUpload TooManyParts EntityTooLarge EntityTooSmall
     KeyTooLong MetadataTooLarge UnsupportedMediaType BadDigest InvalidDigest MalformedXML InvalidPart InvalidPartOrder`,
  ),
  ...named(rulings.busy, 'ModelNotReady ModelTimeout SlowDown'),
  ...named(rulings.throttled, 'EC2Throttled'),
  ...named(
    rulings.broken,
    `EC2Unexpected ENINotReady Service KeyUnavailable KMSKeyUnavailable DependencyTimeout KMSInternal ServiceUnavailable InternalServer
     Internal InternalFailure InternalService ModelStream Model`,
  ),
])

/** The SDK's own predicate counts quota errors among these; ours does not. */
export const throttlingNames: ReadonlySet<string> = new Set(
  `BandwidthLimitExceeded PriorRequestNotComplete ProvisionedThroughputExceeded RequestLimitExceeded RequestThrottled RequestThrottledException
   Throttled Throttling TooManyRequests es_rejected_execution`.split(/\s+/),
)

/** Nothing was sent, or nothing could be written to disk: a write behind one of these did not happen. */
export const unreachedCodes: ReadonlySet<string> = new Set(
  `ECONNREFUSED ENOTFOUND EAI_AGAIN EAI_FAIL ENODATA ETIMEOUT ESERVFAIL EREFUSED EHOSTUNREACH ENETUNREACH EADDRNOTAVAIL EPROTO CERT_HAS_EXPIRED
   DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT_LOCALLY
   CERT_NOT_YET_VALID ERR_TLS_CERT_ALTNAME_INVALID ERR_SSL_WRONG_VERSION_NUMBER UND_ERR_CONNECT_TIMEOUT
   ENOSPC EDQUOT EROFS ENOTDIR EACCES EPERM EMFILE ENFILE EIO`.split(/\s+/),
)

/** The connection broke on the way: a write may have happened. */
export const brokenCodes: ReadonlySet<string> = new Set(
  `ECONNRESET EPIPE ETIMEDOUT ECONNABORTED ERR_STREAM_PREMATURE_CLOSE ERR_HTTP2_SESSION_ERROR ERR_HTTP2_STREAM_ERROR
   ERR_HTTP2_STREAM_CANCEL ERR_HTTP2_GOAWAY_SESSION ERR_HTTP2_INVALID_SESSION HPE_INVALID_CONSTANT HPE_INVALID_CHUNK_SIZE
   UND_ERR_SOCKET UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT Z_DATA_ERROR Z_BUF_ERROR`.split(/\s+/),
)

/** What a client library throws when time ran out, the connection broke or the body made no sense. */
export const brokenNames: ReadonlySet<string> = new Set(
  `CorruptObject Timeout Connection NoLivingConnections Syntax Deserialization Aborted Abort MalformedAnswer
   PrismaClientKnownRequest PrismaClientUnknownRequest PrismaClientInitialization PrismaClientRustPanic DriverAdapter`.split(
    /\s+/,
  ),
)

export const credentialsNames: ReadonlySet<string> = new Set(
  `CredentialsProvider TokenProvider ExpiredToken ExpiredTokenException UnrecognizedClient InvalidClientTokenId InvalidAccessKeyId InvalidToken
   InvalidSignature SignatureDoesNotMatch AuthFailure RequestExpired RequestInTheFuture RequestTimeTooSkewed Unauthorized
   NotAuthorized MissingAuthenticationToken IncompleteSignature`.split(/\s+/),
)

export const deniedNames: ReadonlySet<string> = new Set(
  'AccessDenied AuthorizationHeaderMalformed UnauthorizedOperation Forbidden security'.split(' '),
)

/** The last word, when no name is known. */
export function rulingByStatus(status: number): Ruling {
  if (status === 429) return rulings.throttled
  if (status >= 500) return rulings.broken
  if (status === 401) return rulings.credentials
  if (status === 403) return rulings.denied
  if (status === 404) return rulings.absent
  if (status === 409) return rulings.conflict
  if (status === 412) return rulings.precondition
  if (status >= 400) return rulings.invalid
  // Not an error's status: what came with it could not be understood.
  return rulings.broken
}
