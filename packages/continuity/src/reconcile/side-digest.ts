import { createHash } from 'node:crypto'

const BUCKETS = 256
const HASH_BYTES = 32

const hashOf = (...parts: readonly string[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest()

/** Which bucket a key belongs to, the same on both sides. */
export const bucketOf = (key: string): number => hashOf(key)[0]!

/**
 * A Merkle tree of two levels over everything a side holds: things by bucket, buckets to a root. Things may come in any order; what
 * it keeps does not grow with them.
 */
export class SideDigest {
  readonly #buckets = Array.from({ length: BUCKETS }, () => Buffer.alloc(HASH_BYTES))
  #count = 0

  add(key: string, digest: string): void {
    const bucket = this.#buckets[bucketOf(key)]!
    const hash = hashOf(key, digest)
    for (let nth = 0; nth < HASH_BYTES; nth++) bucket[nth]! ^= hash[nth]!
    this.#count += 1
  }

  get count(): number {
    return this.#count
  }

  /** 64 hexadecimal digits: equal when everything is. */
  get root(): string {
    return createHash('sha256').update(Buffer.concat(this.#buckets)).digest('hex')
  }

  /** Buckets in which something differs. */
  differing(other: SideDigest): Set<number> {
    return new Set(this.#buckets.flatMap((bucket, nth) => (bucket.equals(other.#buckets[nth]!) ? [] : [nth])))
  }
}
