/** A check of a contract suite that one bed is known to fail. It runs as an expected failure: the day it passes, the suite says so. */
export interface KnownDifference {
  readonly port: string
  readonly bed: 'ministack' | 'opensearch' | 'twin'
  /** The check's name in the suite. */
  readonly check: string
  readonly owner: 'ours' | 'the bed’s' | 'by design'
  readonly why: string
}
