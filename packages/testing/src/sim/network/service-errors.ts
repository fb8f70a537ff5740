/** An error as a client library throws it: told apart by its name, its system code or its status. */
class ServiceError extends Error {
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode: number }

  constructor(name: string, about: { readonly code?: string; readonly status?: number }) {
    super(name)
    this.name = name
    if (about.code !== undefined) this.code = about.code
    if (about.status !== undefined) this.$metadata = { httpStatusCode: about.status }
  }
}

export const connectionRefused = (): Error => new ServiceError('Error', { code: 'ECONNREFUSED' })
export const connectionReset = (): Error => new ServiceError('Error', { code: 'ECONNRESET' })
export const slowDown = (): Error => new ServiceError('SlowDown', { status: 503 })
export const internalError = (): Error => new ServiceError('InternalError', { status: 500 })
export const noSuchIndex = (): Error => new ServiceError('index_not_found_exception', { status: 404 })
export const noSuchDocument = (): Error => new ServiceError('NotFound', { status: 404 })
