/** What a twin throws where AWS would answer with an error of this name: the verdict table reads both alike. */
export class Refusal extends Error {
  constructor(
    name:
      'NoSuchKey' | 'NoSuchVersion' | 'PreconditionFailed' | 'InvalidRange' | 'IdempotencyParameterMismatch' | 'ResourceNotFound',
  ) {
    super(name)
    this.name = name
  }
}
