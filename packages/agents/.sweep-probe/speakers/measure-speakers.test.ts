import { describe, expect, it } from 'vitest'
import { measureSpeakers } from './measure-speakers.ts'

describe('measureSpeakers', () => {
  it('measures by times where there are some, by words where not, most first', () => {
    const stats = measureSpeakers([
      { index: 0, speaker: 'A', text: 'one two three', startMs: 0, endMs: 3000 },
      { index: 1, speaker: 'B', text: 'one two three four five' },
      { index: 2, speaker: 'A', text: 'six', startMs: 5000, endMs: 6000 },
      { index: 3, speaker: null, text: '' },
    ])
    expect(stats.map(({ speaker, turns, words, spokenMs, estimated }) => [speaker, turns, words, spokenMs, estimated])).toEqual([
      ['A', 2, 4, 4000, false],
      ['B', 1, 5, 2000, true],
      [null, 1, 0, 0, true],
    ])
    expect(stats.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  })
})
