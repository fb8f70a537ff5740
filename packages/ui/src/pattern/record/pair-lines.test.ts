import { expect, it } from 'vitest'
import { pairLines } from './pair-lines.ts'

const shown = (left: string, right: string) =>
  pairLines(left, right).map((pair) =>
    [pair.left, pair.right].map((line) => (line ? `${line.number}${line.text}` : '')).join('|'),
  )

it('sets what replaced a line against it and keeps common lines level', () => {
  expect(shown('{\ndraft\n3\n}', '{\nfinal\n4\nnew\n}')).toEqual(['1{|1{', '2draft|2final', '33|34', '|4new', '4}|5}'])
})

it('numbers each side by itself after a line that only one side has', () => {
  expect(shown('a\nb\nc', 'b\nc')).toEqual(['1a|', '2b|1b', '3c|2c'])
})

it('shows everything as new beside nothing', () => {
  expect(shown('', 'a')).toEqual(['|1a'])
})
