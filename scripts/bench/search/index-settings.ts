import { BUILTIN_SPACE, LATENT_DIMENSIONS, type IndexSettings, type VectorSettings } from '@understudy/ports/search'

export const settingsWith = (vector: VectorSettings | null): IndexSettings => ({
  language: 'en',
  textFields: { title: 1, text: 1 },
  keywordFields: [],
  numberFields: [],
  vector,
})

export const builtinSettings = settingsWith({ space: BUILTIN_SPACE, dimensions: LATENT_DIMENSIONS })
