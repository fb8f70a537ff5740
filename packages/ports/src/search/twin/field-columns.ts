import type { FieldValue, Filter, IndexSettings } from '../port.ts'

const asKeywords = (value: FieldValue | undefined): readonly string[] => (value === undefined ? [] : [value].flat().map(String))

function matches(value: FieldValue | undefined, filter: Filter, isNumber: boolean): boolean {
  if ('equals' in filter || 'in' in filter) {
    const wanted = 'equals' in filter ? [filter.equals] : filter.in
    if (isNumber) return typeof value === 'number' && wanted.some((each) => Number(each) === value)
    const keywords = asKeywords(value)
    return wanted.some((each) => keywords.includes(String(each)))
  }
  return typeof value === 'number' && value >= (filter.from ?? -Infinity) && value <= (filter.to ?? Infinity)
}

/** What filters look at, one column a field, by ordinal. */
export class FieldColumns {
  readonly #columns: ReadonlyMap<string, (FieldValue | undefined)[]>
  readonly #numbers: ReadonlySet<string>

  constructor(settings: IndexSettings) {
    this.#columns = new Map([...settings.keywordFields, ...settings.numberFields].map((field) => [field, []]))
    this.#numbers = new Set(settings.numberFields)
  }

  set(ordinal: number, fields: Readonly<Record<string, FieldValue>>): void {
    for (const [field, column] of this.#columns) column[ordinal] = fields[field]
  }

  /** Undefined when nothing is filtered. */
  predicate(filters: readonly Filter[]): ((ordinal: number) => boolean) | undefined {
    if (filters.length === 0) return undefined
    const tests = filters.map((filter) => {
      const column = this.#columns.get(filter.field) ?? []
      const isNumber = this.#numbers.has(filter.field)
      return (ordinal: number) => matches(column[ordinal], filter, isNumber)
    })
    return (ordinal) => tests.every((test) => test(ordinal))
  }
}
