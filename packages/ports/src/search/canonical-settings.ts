import type { IndexSettings } from './port.ts'

/** The same settings in the same text, whatever order they were written in. */
export const canonicalSettings = (settings: IndexSettings): string =>
  JSON.stringify([
    settings.language,
    Object.entries(settings.textFields).sort(([a], [b]) => (a < b ? -1 : 1)),
    settings.keywordFields.toSorted(),
    settings.numberFields.toSorted(),
    settings.vector && [settings.vector.space, settings.vector.dimensions],
  ])
