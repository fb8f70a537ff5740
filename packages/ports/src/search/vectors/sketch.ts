import { seededRandom } from '@understudy/core'

const SEED = 20_260_101

/**
 * Sign sketches: a vector turned by a fixed random rotation, one bit a coordinate. How many bits two sketches share estimates the angle between
 * the vectors (Charikar 2002), at a 32nd of the memory and the time of the inner product.
 * The rotation is random signs and a Walsh–Hadamard transform, twice: n log n instead of n² (Ailon and Chazelle 2006).
 */
export class Sketcher {
  /** 32-bit words in one sketch. */
  readonly words: number
  readonly #width: number
  readonly #signs: Float32Array[]
  readonly #turned: Float32Array

  constructor(dimensions: number) {
    this.#width = Math.max(256, 2 ** Math.ceil(Math.log2(dimensions)))
    this.words = this.#width / 32
    const random = seededRandom(SEED)
    this.#signs = [0, 1].map(() => Float32Array.from({ length: this.#width }, () => (random() < 0.5 ? -1 : 1)))
    this.#turned = new Float32Array(this.#width)
  }

  /** Writes the sketch of the vector at `offset` of `matrix` into `into` from `at` on. */
  write(matrix: Float32Array, offset: number, dimensions: number, into: Int32Array, at: number): void {
    const turned = this.#turned.fill(0)
    turned.set(matrix.subarray(offset, offset + dimensions))
    for (const signs of this.#signs) {
      for (let n = 0; n < this.#width; n++) turned[n]! *= signs[n]!
      walshHadamard(turned)
    }
    for (let word = 0; word < this.words; word++) {
      let bits = 0
      for (let bit = 0; bit < 32; bit++) if (turned[word * 32 + bit]! > 0) bits |= 1 << bit
      into[at + word] = bits
    }
  }
}

function walshHadamard(values: Float32Array): void {
  for (let half = 1; half < values.length; half *= 2) {
    for (let block = 0; block < values.length; block += half * 2) {
      for (let n = block; n < block + half; n++) {
        const a = values[n]!
        const b = values[n + half]!
        values[n] = a + b
        values[n + half] = a - b
      }
    }
  }
}

/** In how many bits two sketches differ. */
export function sketchDistance(sketches: Int32Array, at: number, other: Int32Array): number {
  let differing = 0
  for (let word = 0; word < other.length; word++) {
    let bits = sketches[at + word]! ^ other[word]!
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    differing += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return differing
}
