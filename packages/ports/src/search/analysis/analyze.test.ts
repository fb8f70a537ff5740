import { describe, expect, it } from 'vitest'
import { analyze } from './analyze.ts'

describe('analyze', () => {
  it('breaks English into lower-case stems without possessives and stop words', () => {
    expect(analyze("The Committee's meetings were RUNNING over, and it wasn't planned.", 'en')).toEqual([
      'committe',
      'meet',
      'were',
      'run',
      'over',
      "wasn't",
      'plan',
    ])
  })

  it('breaks Swedish by its own stop words and stems', () => {
    expect(analyze('Regeringens förslag och kommunernas ansvar är en fråga för alla.', 'sv')).toEqual([
      'regering',
      'förslag',
      'kommun',
      'ansv',
      'fråg',
    ])
  })

  it('keeps decimals, abbreviations and composed letters whole', () => {
    expect(analyze('U.S.A grew 1,234.5 in 2024', 'en')).toEqual(['u.s.a', 'grew', '1,234.5', '2024'])
    expect(analyze('ra\u0308tt', 'sv')).toEqual(analyze('rätt', 'sv'))
  })

  it('finds words in any script', () => {
    expect(analyze('Москва 東京', 'en')).toEqual(['москва', '東京'])
  })

  it('answers nothing for nothing', () => {
    expect(analyze(' … — !', 'en')).toEqual([])
  })
})
