import { expect, it } from 'vitest'
import { compareLines } from './compare-lines.ts'

it('keeps what is common and numbers each line on its own side', () => {
  expect(
    compareLines('a\nb\nc', 'a\nB\nc\nd').map(
      (line) => `${line.number}${{ same: '=', removed: '-', added: '+' }[line.change]}${line.text}`,
    ),
  ).toEqual(['1=a', '2-b', '2+B', '3=c', '4+d'])
})

it('rebuilds both texts from what it found', () => {
  const before = 'x\ny\nz\ny'
  const after = 'y\nz\nq\ny\nx'
  const lines = compareLines(before, after)
  const text = (without: string) =>
    lines
      .filter((line) => line.change !== without)
      .map((line) => line.text)
      .join('\n')
  expect([text('added'), text('removed')]).toEqual([before, after])
})
