export const findingKinds = ['lost', 'doubled', 'disordered', 'foreign', 'denied', 'different'] as const

/**
 * lost: acknowledged, and not there · doubled: there more than once · disordered: a write lies under one that had ended before it
 * began, or the newest acknowledged one is not on top · foreign: in a tenant's place, and none of its writes · denied: the caller was
 * told that it did not happen, and it is there · different: both sides do not hold the same.
 */
export type FindingKind = (typeof findingKinds)[number]

export interface Finding {
  readonly kind: FindingKind
  readonly side: 'aws' | 'local' | 'both'
  readonly tenant: string
  readonly key: string
  /** What exactly, for a person. */
  readonly detail: string
}
