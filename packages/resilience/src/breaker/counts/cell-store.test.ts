import { expect, test } from 'vitest'
import { CellStore } from './cell-store.ts'

test('rows do not touch, and one given back is taken again, empty', () => {
  const store = new CellStore(3)
  const rows = Array.from({ length: 200 }, () => store.take())
  for (const [nth, { cells, at }] of rows.entries()) cells.fill(nth + 1, at, at + 3)
  for (const [nth, { cells, at }] of rows.entries()) expect([...cells.subarray(at, at + 3)]).toEqual([nth + 1, nth + 1, nth + 1])
  store.giveBack(rows[7]!)
  const again = store.take()
  expect(again).toEqual(rows[7])
  expect([...again.cells.subarray(again.at, again.at + 3)]).toEqual([0, 0, 0])
})
