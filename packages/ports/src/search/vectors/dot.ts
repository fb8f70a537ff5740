/** Inner product of `values` with the row of `matrix` that begins at `offset`. Four sums at a time: twice as fast as one in V8. */
export function dot(matrix: Float32Array, offset: number, values: Float32Array): number {
  const size = values.length
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let at = 0
  for (; at + 3 < size; at += 4) {
    a += matrix[offset + at]! * values[at]!
    b += matrix[offset + at + 1]! * values[at + 1]!
    c += matrix[offset + at + 2]! * values[at + 2]!
    d += matrix[offset + at + 3]! * values[at + 3]!
  }
  for (; at < size; at++) a += matrix[offset + at]! * values[at]!
  return a + b + c + d
}

/** Scales in place to length 1; a zero vector stays zero. */
export function toUnitLength(values: Float32Array): Float32Array {
  let sum = 0
  for (const value of values) sum += value * value
  if (sum > 0) {
    const length = Math.sqrt(sum)
    for (let at = 0; at < values.length; at++) values[at]! /= length
  }
  return values
}
