import { describe, expect, it } from 'vitest'
import { findDue } from './find-due.ts'

const wednesday = new Date(2025, 2, 5, 10)

describe('findDue', () => {
  it.each([
    ['I will do it by Friday', 'en', '2025-03-07', 'by Friday'],
    ['send it tomorrow', 'en', '2025-03-06', 'tomorrow'],
    ['before 14 June', 'en', '2025-06-14', 'before 14 June'],
    ['by the end of the month', 'en', '2025-03-31', 'by the end of the month'],
    ['by the end of next week', 'en', '2025-03-14', 'by the end of next week'],
    ['for the next meeting', 'en', null, 'for the next meeting'],
    ['in two weeks', 'en', '2025-03-19', 'in two weeks'],
    ['we met yesterday', 'en', null, null],
    ['the page is slow now', 'en', null, null],
    ['senast fredag', 'sv', '2025-03-07', 'senast fredag'],
    ['i morgon', 'sv', '2025-03-06', 'i morgon'],
    ['senast den 14 juni', 'sv', '2025-06-14', 'senast den 14 juni'],
    ['till nästa vecka', 'sv', '2025-03-14', 'till nästa vecka'],
    ['inom två veckor', 'sv', '2025-03-19', 'inom två veckor'],
    ['före slutet av månaden', 'sv', '2025-03-31', 'före slutet av månaden'],
    ['senast den 3:e', 'sv', '2025-04-03', 'senast den 3:e'],
    ['till vecka 2', 'sv', '2026-01-09', 'till vecka 2'],
    ['ingen brådska', 'sv', null, null],
  ] as const)('%s', (text, language, date, phrase) => {
    expect(findDue(text, language, wednesday)).toEqual({ date, phrase })
  })
})
