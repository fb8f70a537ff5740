/** At most this many events are exported at once; the answer says when there were more. */
export const EXPORT_LIMIT = 10_000
