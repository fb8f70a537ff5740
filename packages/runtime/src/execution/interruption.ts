import type { RunError } from '../schema.ts'

/** Another worker owns the run now, or nobody: this one may write nothing more. */
export class LostClaim extends Error {
  override readonly name = 'LostClaim'
  constructor() {
    super('another worker owns this run now')
  }
}

/** Somebody asked the run to stop. */
export class StopRequested extends Error {
  override readonly name = 'StopRequested'
  constructor() {
    super('the run was asked to stop')
  }
}

/** This worker is shutting down and hands the run on. */
export class Released extends Error {
  override readonly name = 'Released'
  constructor() {
    super('the worker shuts down')
  }
}

/** The run waits with what it has. `message` is for a person. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent'
}

/** A step failed for good; the run fails with its reason. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed'
  readonly error: RunError
  constructor(error: RunError, cause: unknown) {
    super(error.message, { cause })
    this.error = error
  }
}

export type Interruption = LostClaim | StopRequested | Released | BudgetSpent

export const isInterruption = (error: unknown): error is Interruption =>
  error instanceof LostClaim || error instanceof StopRequested || error instanceof Released || error instanceof BudgetSpent
