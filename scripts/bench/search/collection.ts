import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Text {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface Collection {
  readonly documents: readonly Text[]
  readonly queries: readonly { readonly id: string; readonly text: string }[]
  /** Query → document → grade. */
  readonly judgements: ReadonlyMap<string, ReadonlyMap<string, number>>
}

const root = path.resolve(import.meta.dirname, '../../../../shared/data')
const linesOf = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n').filter(Boolean)
const records = (file: string) => linesOf(file).map((line) => JSON.parse(line) as { _id: string; title?: string; text: string })

/** A collection in BEIR's layout; null when its folder is not there. */
export function loadCollection(name: string, split: 'train' | 'test'): Collection | null {
  if (!existsSync(path.join(root, name))) return null
  const judgements = new Map<string, Map<string, number>>()
  for (const line of linesOf(`${name}/qrels/${split}.tsv`).slice(1)) {
    const [query, document, grade] = line.split('\t')
    if (!(Number(grade) > 0)) continue
    const its = judgements.get(query!) ?? new Map<string, number>()
    judgements.set(query!, its.set(document!, Number(grade)))
  }
  return {
    documents: records(`${name}/corpus.jsonl`).map(({ _id: id, title = '', text }) => ({ id, title, text })),
    queries: records(`${name}/queries.jsonl`)
      .map(({ _id: id, text }) => ({ id, text }))
      .filter(({ id }) => judgements.has(id)),
    judgements,
  }
}
