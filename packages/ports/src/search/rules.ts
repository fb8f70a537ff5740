import { AppError } from '@understudy/core'
import { z } from 'zod'
import type { FieldValue, Filter, IndexSettings, SearchDocument } from './port.ts'

/** The space that an index learns from its own documents: it takes no vectors from outside. */
export const BUILTIN_SPACE = 'builtin-lsa-v1'

export const MAX_BULK = 1_000
/** OpenSearch takes 1,024 different terms in one query. */
export const MAX_QUERY_CHARACTERS = 8_000
const MAX_ID_BYTES = 512
const MAX_KEYWORD_CHARACTERS = 1_024
const UNIT_TOLERANCE = 0.01

export const refuse = (message: string): never => {
  throw new AppError('invalid_input', message)
}

const INDEX_NAME = /^[a-z0-9][a-z0-9_-]{0,99}$/

/** @throws AppError invalid_input */
export function checkIndexName(index: string): void {
  if (!INDEX_NAME.test(index))
    refuse('An index name has 1–100 lower-case letters, digits, "-" or "_", and begins with a letter or digit.')
}

const fieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,99}$/, 'a field name is a letter, then letters, digits or "_"')
const settingsSchema = z.strictObject({
  language: z.enum(['en', 'sv']),
  textFields: z
    .record(fieldName, z.number().int().min(1).max(10))
    .refine((fields) => Object.keys(fields).length > 0, 'needs at least one field'),
  keywordFields: z.array(fieldName).max(50),
  numberFields: z.array(fieldName).max(50),
  vector: z.strictObject({ space: z.string().min(1).max(100), dimensions: z.number().int().min(2).max(4_096) }).nullable(),
})

/** @throws AppError invalid_input */
export function checkSettings(settings: IndexSettings): void {
  const parsed = settingsSchema.safeParse(settings)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    refuse(`The index settings cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`)
  }
  const shared = settings.keywordFields.find((field) => settings.numberFields.includes(field))
  if (shared !== undefined) refuse(`The field ${shared} cannot hold both keywords and numbers.`)
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
const isTexts = (value: unknown): value is string | string[] => isText(value) || (Array.isArray(value) && value.every(isText))

function fieldProblem(name: string, value: FieldValue, settings: IndexSettings): string | null {
  if (typeof value === 'number' ? !Number.isFinite(value) : !isTexts(value))
    return `The field ${name} holds something that cannot be stored.`
  if (name in settings.textFields && typeof value === 'number') return `The field ${name} is text, not a number.`
  if (settings.numberFields.includes(name) && typeof value !== 'number') return `The field ${name} is a number, not text.`
  if (settings.keywordFields.includes(name)) {
    const tooLong = [value].flat().some((each) => String(each).length > MAX_KEYWORD_CHARACTERS)
    if (tooLong) return `The field ${name} is a keyword of at most ${MAX_KEYWORD_CHARACTERS} characters.`
  }
  return null
}

export function vectorProblem(vector: readonly number[], dimensions: number): string | null {
  if (vector.length !== dimensions) return `The vector has ${vector.length} numbers; this index takes ${dimensions}.`
  const length = Math.hypot(...vector)
  return Math.abs(length - 1) <= UNIT_TOLERANCE ? null : 'The vector is not of length 1.'
}

/** The first thing wrong with a document, as a sentence; null when it can be stored. */
export function documentProblem(document: SearchDocument, settings: IndexSettings): string | null {
  if (!isText(document.id) || document.id === '') return 'A document needs an id.'
  if (Buffer.byteLength(document.id) > MAX_ID_BYTES) return `A document id has at most ${MAX_ID_BYTES} bytes.`
  if (!Number.isSafeInteger(document.version) || document.version < 1) return 'A version is a whole number from 1 on.'
  for (const [name, value] of Object.entries(document.fields)) {
    const problem = fieldProblem(name, value, settings)
    if (problem !== null) return problem
  }
  if (document.vector === undefined) return null
  if (settings.vector === null) return 'This index takes no vectors.'
  if (settings.vector.space === BUILTIN_SPACE) return 'This index makes its own vectors.'
  return vectorProblem(document.vector, settings.vector.dimensions)
}

/** @throws AppError invalid_input */
export function checkFilters(filters: readonly Filter[], settings: IndexSettings): void {
  for (const filter of filters) {
    const isNumber = settings.numberFields.includes(filter.field)
    if (!isNumber && !settings.keywordFields.includes(filter.field)) refuse(`The field ${filter.field} cannot be filtered by.`)
    const isRange = !('equals' in filter) && !('in' in filter)
    if (isRange && !isNumber) refuse(`The field ${filter.field} holds keywords: it has no range.`)
    const values = 'equals' in filter ? [filter.equals] : 'in' in filter ? filter.in : [filter.from ?? 0, filter.to ?? 0]
    if (isNumber && !values.every((value) => Number.isFinite(value)))
      refuse(`The field ${filter.field} is compared with numbers.`)
  }
}
