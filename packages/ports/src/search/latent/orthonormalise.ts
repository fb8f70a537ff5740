import type { Breathe } from '../breathe.ts'

const ROWS_BETWEEN_BREATHS = 32

/**
 * Makes the columns of a matrix (rows × columns, row by row) orthonormal in place, by Cholesky's factor of its Gram matrix.
 * A column that depends on the ones before it becomes noise of no weight rather than a division by zero.
 */
export async function orthonormalise(matrix: Float32Array, columns: number, breathe: Breathe): Promise<void> {
  const rows = matrix.length / columns
  const factor = cholesky(await gram(matrix, columns, breathe), columns)
  for (let row = 0; row < rows; row++) {
    const offset = row * columns
    for (let i = 0; i < columns; i++) {
      let sum = matrix[offset + i]!
      for (let j = 0; j < i; j++) sum -= factor[i * columns + j]! * matrix[offset + j]!
      matrix[offset + i] = sum / factor[i * columns + i]!
    }
    if (row % ROWS_BETWEEN_BREATHS === 0) await breathe()
  }
}

async function gram(matrix: Float32Array, columns: number, breathe: Breathe): Promise<Float64Array> {
  const products = new Float64Array(columns * columns)
  for (let offset = 0, row = 0; offset < matrix.length; offset += columns, row++) {
    for (let i = 0; i < columns; i++) {
      const value = matrix[offset + i]!
      if (value !== 0) for (let j = 0; j <= i; j++) products[i * columns + j]! += value * matrix[offset + j]!
    }
    if (row % ROWS_BETWEEN_BREATHS === 0) await breathe()
  }
  return products
}

/** The lower triangle L of a symmetric matrix = L Lᵀ, in place. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9 * matrix[i * size + i]!, 1e-30)) : sum / matrix[j * size + j]!
    }
  }
  return matrix
}
