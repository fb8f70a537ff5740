import { describe, expect, it } from 'vitest'
import { polishSentence, wasGivenUp } from './polish-sentence.ts'
import { splitSentences } from './split-sentences.ts'

describe('polishSentence', () => {
  it.each([
    ['So yeah, I think, I mean, I think I think the case is rubber', 'I think the case is rubber.'],
    ['our next idea was to add a middle layer, right?', 'Our next idea was to add a middle layer.'],
    ['And, you know, the price is sort of fixed, you know.', 'The price is fixed.'],
    ['we – Reasons being it would hurt.', 'Reasons being it would hurt.'],
    ['Yeah, okay.', ''],
  ])('%s', (said, written) => expect(polishSentence(said, 'en')).toBe(written))

  it('leaves the Swedish "i" alone', () => {
    expect(polishSentence('och så finns det buggar i export liksom', 'sv')).toBe('Finns det buggar i export.')
  })

  it('knows a sentence that was given up', () => {
    expect(wasGivenUp('we could take the –')).toBe(true)
    expect(wasGivenUp('we could – we could take the red one.')).toBe(false)
  })
})

describe('splitSentences', () => {
  it('keeps abbreviations, decimals and quotes whole', () => {
    const text = 'Dr. Ek said "Go." Release 4.2 is late, e.g. in Lund. Why? Nobody knows'
    expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Dr. Ek said "Go."',
      'Release 4.2 is late, e.g. in Lund.',
      'Why?',
      'Nobody knows',
    ])
  })
})
