import { describe, expect, it } from 'vitest'
import { englishMeeting, readText, swedishMeeting } from '../testing/transcripts.ts'
import { findDecisions } from './find-decisions.ts'

const textsOf = (text: string, language: 'en' | 'sv'): string[] =>
  findDecisions(readText(text).turns, language).map((decision) => decision.text)

describe('findDecisions', () => {
  it('finds what was settled in Swedish, not what was weighed', () => {
    expect(textsOf(swedishMeeting, 'sv')).toEqual([
      'Beslut: Stockholm, även för kopiorna.',
      'Vi flyttar release 4.2 en vecka, till den 4 december.',
    ])
  })

  it('finds what was said outright and what another agreed to, not questions and maybes', () => {
    expect(textsOf(englishMeeting, 'en')).toEqual([
      "We've decided to put the annual plan first on the pricing page.",
      'We will keep the customer survey under ten questions.',
    ])
  })

  it('finds nothing where nothing is decided', () => {
    expect(
      textsOf('Ann: We need to decide on the hotel.\nBob: Yes.\nAnn: If we decided today it would be cheaper.', 'en'),
    ).toEqual([])
  })

  it('says one decision once', () => {
    const twice =
      'Ann: We decided to use the rubber case.\nBob: Okay.\nAnn: So we have decided to use the rubber case.\nBob: Yes.'
    expect(textsOf(twice, 'en')).toHaveLength(1)
  })
})
