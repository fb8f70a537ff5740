import { expect, it } from 'vitest'
import { toCsv } from './csv.ts'

it('quotes what would break a row', () => {
  expect(toCsv(['a', 'b'], [['x,y', 'say "hi"\nthere']])).toBe('a,b\r\n"x,y","say ""hi""\nthere"\r\n')
})

it('disarms what a spreadsheet would run', () => {
  expect(toCsv(['a'], [['=HYPERLINK("http://x")']])).toBe(`a\r\n"'=HYPERLINK(""http://x"")"\r\n`)
  expect(toCsv(['a'], [['@SUM(1)'], ['-1'], ['2026-11-21']])).toBe("a\r\n'@SUM(1)\r\n'-1\r\n2026-11-21\r\n")
})
