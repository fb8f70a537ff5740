import { describe, expect, it } from 'vitest'
import { hashEmbedder } from './hash-embedder.ts'
import { pickSentences } from './pick-sentences.ts'

const { signal } = new AbortController()
const cosine = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)
const text = `The committee met in Lund to talk about the new library. Anna brought cake. The library needs a new roof before winter.
Somebody coughed. The committee decided that the roof of the library is paid from the reserve. It was late.`

describe('pickSentences', () => {
  it('keeps whole sentences that say what the text is about, in their order', () => {
    const { sentences, isCut } = pickSentences(text, 200)
    expect(isCut).toBe(false)
    expect(sentences).toEqual([
      'The committee met in Lund to talk about the new library.',
      'The library needs a new roof before winter.',
      'The committee decided that the roof of the library is paid from the reserve.',
    ])
  })

  it('stays within the tokens it is given, cutting a sentence only when none fits', () => {
    expect(pickSentences(text, 20).sentences.length).toBeLessThan(3)
    const { sentences, isCut } = pickSentences('These are rather many words for one small allowance of tokens.', 4)
    expect({ isCut, count: sentences[0]!.split(' ').length }).toEqual({ isCut: true, count: 4 })
  })

  it('reads Swedish', () => {
    const { sentences } = pickSentences(
      'Regeringen föreslår en ny lag om skolan. Det regnade. Lagen om skolan träder i kraft i juli. Skolan får en ny lag.',
      60,
    )
    expect(sentences).not.toContain('Det regnade.')
  })
})

describe('hashEmbedder', () => {
  it('brings texts of the same words near, whatever their form', async () => {
    const { vectors } = await hashEmbedder.embed(
      [
        'the committee decided on the library roof',
        'decisions of committees on roofs of libraries',
        'a recipe for bread with yeast',
      ],
      signal,
    )
    expect(cosine(vectors[0]!, vectors[1]!)).toBeGreaterThan(0.3)
    expect(cosine(vectors[0]!, vectors[1]!)).toBeGreaterThan(cosine(vectors[0]!, vectors[2]!) + 0.2)
  })

  it('never changes under its name', async () => {
    const { vectors } = await hashEmbedder.embed(['launch'], signal)
    const places = [...vectors[0]!.entries()].filter(([, value]) => value !== 0)
    expect(places.map(([at, value]) => `${at}:${value.toFixed(2)}`)).toMatchInlineSnapshot(`
      [
        "182:-0.50",
        "219:0.50",
        "222:0.50",
        "227:-0.50",
      ]
    `)
  })

  it('gives even a text without words a direction', async () => {
    const { vectors } = await hashEmbedder.embed(['the of', '!!!'], signal)
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
  })
})
