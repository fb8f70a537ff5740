import { describe, expect, it } from 'vitest'
import { englishMeeting, readText, swedishMeeting } from '../testing/transcripts.ts'
import { findActions } from './find-actions.ts'

const thursday = new Date(2025, 10, 20, 9)
const told = (text: string, language: 'en' | 'sv', day?: Date): [string | null, string | null, string | null][] =>
  findActions(readText(text).turns, language, day).map(({ owner, due }) => [owner, due.date, due.phrase])

describe('findActions', () => {
  it('finds who does what until when in Swedish, also when the date is the answer to "när?"', () => {
    expect(told(swedishMeeting, 'sv', thursday)).toEqual([
      ['Maja Öberg', '2025-11-27', 'Senast fredag den tjugosjunde'],
      ['Erik Sandström', '2025-12-12', 'till vecka 50'],
      ['Johan Berg', '2025-11-28', 'till nästa vecka'],
      ['Sara Nyström', '2025-11-30', expect.stringContaining('den 30 november')],
    ])
  })

  it('finds promises and requests in English, and no wishes', () => {
    expect(told(englishMeeting, 'en', thursday)).toEqual([
      ['Tom Hill', '2025-11-21', 'by Friday'],
      ['Priya Shah', '2025-11-30', 'before the end of the month'],
    ])
  })

  it('keeps the phrase and no date when the day of the meeting is unknown', () => {
    expect(told(englishMeeting, 'en').map(([, date, phrase]) => [date, phrase])).toEqual([
      [null, 'by Friday'],
      [null, 'before the end of the month'],
    ])
  })

  it('gives an unnamed request to whoever says yes', () => {
    const asked = 'Ann: Could you send the report to the printer?\nBob: Sure.\nAnn: Thanks.'
    expect(told(asked, 'en')).toEqual([['Bob', null, null]])
  })

  it('points at the words in the cleaned turn', () => {
    const { turns } = readText(englishMeeting)
    const [first] = findActions(turns, 'en')
    const at = first?.evidence[0]
    expect(turns[at?.turn ?? -1]?.text.slice(at?.start, at?.end)).toBe("I'll update the pricing page by Friday.")
  })
})
