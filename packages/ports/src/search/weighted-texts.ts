import type { FieldValue, IndexSettings } from './port.ts'

/**
 * A document's texts as one text field sees them: a field of weight 2 twice. With whole weights this is BM25F, and OpenSearch, given the
 * same list in one field, scores the same.
 */
export function weightedTexts(fields: Readonly<Record<string, FieldValue>>, settings: IndexSettings): string[] {
  return Object.entries(settings.textFields).flatMap(([field, weight]) => {
    const texts = [fields[field] ?? []].flat().map(String)
    return Array.from({ length: weight }, () => texts).flat()
  })
}
