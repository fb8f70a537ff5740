/**
 * What an error says about the provider's health.
 * healthy: an answer, even "no" · caller: the caller's mistake · auth: credentials, refresh once · overload: slow down first ·
 * unhealthy: the provider · ignore: says nothing (the caller left, our own queue).
 */
export const verdicts = ['healthy', 'caller', 'auth', 'overload', 'unhealthy', 'ignore'] as const
export type Verdict = (typeof verdicts)[number]
