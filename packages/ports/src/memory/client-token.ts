import { createHash } from 'node:crypto'

/** 64 letters and digits, the same for the same parts: what makes a repeat a repeat. */
export const clientToken = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')
