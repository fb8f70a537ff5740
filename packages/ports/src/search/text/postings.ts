/** Which documents hold a term, and how often: two columns that grow together, ordinals ascending. */
export class Postings {
  ordinals = new Int32Array(2)
  counts = new Uint16Array(2)
  size = 0
  /** Documents that still exist; `size` counts removed ones too. */
  living = 0

  push(ordinal: number, count: number): void {
    if (this.size === this.ordinals.length) {
      const ordinals = new Int32Array(this.size * 2)
      ordinals.set(this.ordinals)
      const counts = new Uint16Array(this.size * 2)
      counts.set(this.counts)
      this.ordinals = ordinals
      this.counts = counts
    }
    this.ordinals[this.size] = ordinal
    this.counts[this.size] = Math.min(count, 65_535)
    this.size++
    this.living++
  }
}
