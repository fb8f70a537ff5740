/** Bytes on disk that are missing, tampered with or not what they were. Counts as unhealthy. */
export class CorruptObjectError extends Error {
  constructor(what: string, cause?: unknown) {
    super(what, { cause })
    this.name = 'CorruptObjectError'
  }
}
