import { seededRandom } from '@understudy/core'
import { describe, expect, it } from 'vitest'
import { TextIndex } from '../text/text-index.ts'
import { dot } from '../vectors/dot.ts'
import type { LatentSpace } from './latent-space.ts'
import { parseLatentSpace, serialiseLatentSpace } from './serialise-latent-space.ts'
import { trainLatentSpace } from './train-latent-space.ts'

const subjects = ['car engine wheel brake motor', 'apple pear plum cherry grape', 'violin cello flute horn drum'].map((words) =>
  words.split(' '),
)

/** Each document has three words of one subject. */
function corpus(): TextIndex {
  const random = seededRandom(5)
  const index = new TextIndex()
  for (let n = 0; n < 120; n++) index.add([0, 1, 2].map(() => subjects[n % 3]![Math.floor(random() * 5)]!))
  return index
}

const train = (index: TextIndex, breathe = () => Promise.resolve()) =>
  trainLatentSpace(
    Array.from({ length: index.ordinals }, (_, ordinal) => index.termCounts(ordinal)!),
    index.vocabulary,
    breathe,
  )

const embed = (space: LatentSpace, text: string) => space.embed(text.split(' ').map((term) => [space.rowOf(term)!, 1] as const))

describe('trainLatentSpace', () => {
  it('brings words of the same company near that never meet in one text', async () => {
    const space = await train(corpus())
    expect(dot(embed(space, 'car engine'), 0, embed(space, 'motor brake'))).toBeGreaterThan(
      dot(embed(space, 'car engine'), 0, embed(space, 'plum cherry')) + 0.2,
    )
  })

  it('gives the same space for the same documents, and lets the event loop turn meanwhile', async () => {
    let breaths = 0
    const [one, other] = [await train(corpus(), async () => void breaths++), await train(corpus())]
    expect(serialiseLatentSpace(one).equals(serialiseLatentSpace(other))).toBe(true)
    expect(breaths).toBeGreaterThan(5)
  })

  it('is the same after it was stored', async () => {
    const space = await train(corpus())
    const stored = parseLatentSpace(serialiseLatentSpace(space))
    expect(embed(stored, 'violin horn')).toEqual(embed(space, 'violin horn'))
  })
})
