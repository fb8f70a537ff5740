import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'

describe('cleanText', () => {
  it.each([
    ["it 's {disfmarker} it 'll work .", "it's – it'll work."],
    ['to {disfmarker} to handle {vocalsound} .', 'to handle.'],
    ['Um so we are are g are going to develop uh a a remote control .', 'so we are going to develop a remote control.'],
    ['Mm - hmm . Yeah .', 'Yeah.'],
    ['an L_C_D_ screen', 'an LCD screen'],
    ['the feat feature is user - friendly', 'the feature is user-friendly'],
    ['öh vi ska eh flytta det', 'vi ska flytta det'],
    ['it lasts for forty minutes and you your team', 'it lasts for forty minutes and you your team'],
    ['{vocalsound}', ''],
    ['he said " I want to go " today', 'he said "I want to go" today'],
  ])('%s', (said, clean) => expect(cleanText(said)).toBe(clean))

  it('leaves written prose alone', () => {
    const prose = 'The plan, as agreed, is to move 4.2 to December (see e.g. the list). Is that all?'
    expect(cleanText(prose)).toBe(prose)
  })

  it('changes nothing the second time, so that evidence stays in place', () => {
    const scrap = fc.constantFrom(
      'um',
      'the',
      'we',
      'are',
      ',',
      '.',
      '–',
      '{disfmarker}',
      "'s",
      'g',
      'going',
      'A_',
      '" x "',
      'like',
      '- hmm',
      'feat',
      'feature',
      '?',
    )
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 25 }), (parts) => {
        const once = cleanText(parts.join(' '))
        expect(cleanText(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})
