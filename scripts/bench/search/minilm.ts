import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createMiniLmEmbedder, isMiniLmInstalled } from '../../../packages/ports/src/models/builtin/minilm-embedder.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const BATCH = 16

export type Embed = (texts: readonly string[]) => Promise<number[][]>

/** The optional component, or null where it is not installed. Vectors of a collection are kept in .data: they take minutes to make. */
export function openMiniLmForBench(): Embed | null {
  const dataDir = path.join(root, '.data')
  if (!isMiniLmInstalled(dataDir)) return null
  const embedder = createMiniLmEmbedder(dataDir)
  const { signal } = new AbortController()
  return async (texts) => {
    const digest = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16)
    const file = path.join(root, '.data/bench', `minilm-${digest}.bin`)
    if (!existsSync(file)) {
      const vectors: number[][] = []
      for (let from = 0; from < texts.length; from += BATCH)
        vectors.push(...(await embedder.embed(texts.slice(from, from + BATCH), signal)).vectors)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, new Uint8Array(Float32Array.from(vectors.flat()).buffer))
    }
    const all = new Float32Array(new Uint8Array(readFileSync(file)).buffer)
    const size = all.length / texts.length
    return texts.map((_, nth) => Array.from(all.subarray(nth * size, (nth + 1) * size)))
  }
}
