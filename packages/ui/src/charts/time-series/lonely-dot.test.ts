import { expect, it } from 'vitest'
import { isLonely } from './lonely-dot.tsx'

const rows = [1, null, 3, 4, null, 6].map((value, at) => ({ at, values: { p95: value } }))

it('finds the values that no line would show', () => {
  expect(rows.map((_, index) => isLonely(rows, 'p95', index))).toEqual([true, false, false, false, false, true])
})
