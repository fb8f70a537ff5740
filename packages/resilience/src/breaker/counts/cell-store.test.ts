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

test('sixty-four rows share an array', () => {
  const store = new CellStore(3)
  const rows = Array.from({ length: 65 }, () => store.take())
  expect(new Set(rows.slice(0, 64).map(({ cells }) => cells)).size).toBe(1)
  expect(new Set(rows.slice(0, 64).map(({ at }) => at)).size).toBe(64)
  expect(rows[64]!.cells).not.toBe(rows[0]!.cells)
})
