type Fields = Record<string, unknown>
type Change = { before: unknown; after: unknown }

/** Before and after of an event's details as two texts to compare; null where nothing was changed. */
export function changesOf(details: Fields): { before: string; after: string } | null {
  const changed = changedFields(details)
  if (!changed) return null
  const side = (name: keyof Change) =>
    JSON.stringify(Object.fromEntries(changed.map(([field, change]) => [field, change[name]])), null, 2)
  return { before: side('before'), after: side('after') }
}

/** Details of many fields say `changes`; those of one thing say before and after, and nothing else. */
function changedFields(details: Fields): [string, Change][] | null {
  if (isFields(details.changes)) {
    const changes = Object.entries(details.changes)
    return changes.every((entry): entry is [string, Change] => isChange(entry[1])) ? changes : null
  }
  return isChange(details) && Object.keys(details).length === 2 ? [['value', details]] : null
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const isChange = (value: unknown): value is Change => isFields(value) && 'before' in value && 'after' in value
