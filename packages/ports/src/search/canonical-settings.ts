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

/** Back from the text. @throws SyntaxError */
export function settingsFromCanonical(text: string): IndexSettings {
  type Parts = [IndexSettings['language'], [string, number][], string[], string[], [string, number] | null]
  const [language, textFields, keywordFields, numberFields, vector] = JSON.parse(text) as Parts
  return {
    language,
    textFields: Object.fromEntries(textFields),
    keywordFields,
    numberFields,
    vector: vector && { space: vector[0], dimensions: vector[1] },
  }
}
