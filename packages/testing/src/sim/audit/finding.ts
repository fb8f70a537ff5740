export type FindingKind =
  /** Acknowledged, and not there. */
  | 'lost'
  /** Done twice. */
  | 'doubled'
  /** An older write lies over a newer one. */
  | 'disordered'
  /** Refused for sure, and there all the same. */
  | 'denied'
  /** Nobody ever wrote it. */
  | 'foreign'
  /** Another tenant's. */
  | 'leaked'
  /** Both sides hold different things. */
  | 'different'
  /** A read told less than was acknowledged, and did not say so. */
  | 'stale'
  /** An answer that cannot be true. */
  | 'untrue'
  /** An operator's order was not kept. */
  | 'disobeyed'
  /** A call outlived its deadline. */
  | 'overdue'
  /** Two duties where one was promised. */
  | 'crowded'
  /** It never came back. */
  | 'stuck'
  /** A port threw what ports do not throw. */
  | 'threw'

export interface Finding {
  readonly kind: FindingKind
  readonly detail: string
  /** What it is about, as the journal calls it; for the rows that are shown beside it. */
  readonly chain?: string
}
