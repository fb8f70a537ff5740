import type { Annotation } from '@understudy/ui/charts'

/** Of a letter of a chart's words, on average. */
const LETTER_PX = 6.4

/** The line of words over a chart, filled from the left. */
export class AnnotationRoom {
  readonly #widthPx: number
  #takenToPx = 0

  constructor(widthPx: number) {
    this.#widthPx = widthPx
  }

  /** The longest of the texts that fits beside its line, toward the middle if it can; a line without words where none does. */
  place(atPx: number, texts: readonly string[]): Pick<Annotation, 'label' | 'placement'> {
    const sides = atPx > this.#widthPx / 2 ? (['left', 'right'] as const) : (['right', 'left'] as const)
    for (const label of texts) {
      const lengthPx = label.length * LETTER_PX + 8
      for (const placement of sides) {
        const startPx = placement === 'left' ? atPx - lengthPx : atPx
        if (startPx < this.#takenToPx || startPx + lengthPx > this.#widthPx) continue
        this.#takenToPx = startPx + lengthPx
        return { label, placement }
      }
    }
    return { label: '', placement: 'right' }
  }
}
