import { isDeepStrictEqual } from 'node:util'
import type { Json } from '@understudy/core'

export interface FieldChange {
  before: Json
  after: Json
}

/** Before and after of the fields that really changed; empty when nothing did, and then there is nothing to record. */
export function changedFields<T extends Record<string, unknown>>(
  before: T,
  after: { [K in keyof T]?: T[K] | undefined },
): Record<string, FieldChange> {
  const changes: Record<string, FieldChange> = {}
  for (const [field, value] of Object.entries(after))
    if (value !== undefined && !isDeepStrictEqual(before[field], value))
      changes[field] = { before: toJson(before[field]), after: toJson(value) }
  return changes
}

const toJson = (value: unknown): Json => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json))
