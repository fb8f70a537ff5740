/** What the answering side called the result: a version id, an event id, record ids. Null where the operation names nothing. */
export function refOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const ids = value.map((entry) => namedIn(entry))
    return ids.some((id) => id !== null) ? JSON.stringify(ids) : null
  }
  return namedIn(value)
}

function namedIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  for (const name of ['versionId', 'eventId', 'recordId'] as const) {
    const id: unknown = Reflect.get(value, name)
    if (typeof id === 'string') return id
  }
  return null
}
