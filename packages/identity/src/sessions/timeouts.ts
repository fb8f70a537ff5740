/** A sign-in ends after this long without a request … */
export const IDLE_TIMEOUT_MS = 12 * 3_600_000
/** … and after this long in any case. */
export const ABSOLUTE_TIMEOUT_MS = 7 * 24 * 3_600_000
/** How long a process may trust what it last read; a notification ends it sooner. */
export const CACHE_MS = 5_000
/** The time of the last request is written at most this often. */
export const SEEN_EVERY_MS = 60_000
