import { MalformedAnswerError } from '../aws/aws-call.ts'
import type { Embeddings, Usage } from './port.ts'

/** Vectors as a service gave them, brought to length 1. @throws MalformedAnswerError unless one a text, all of one size */
export function unitEmbeddings(space: string, vectors: readonly (readonly number[])[], texts: number, usage: Usage): Embeddings {
  const dimensions = vectors[0]?.length ?? 0
  if (vectors.length !== texts || dimensions === 0 || vectors.some((vector) => vector.length !== dimensions)) {
    throw new MalformedAnswerError('vector for each text')
  }
  const unit = vectors.map((vector) => {
    const length = Math.hypot(...vector)
    if (!(length > 0)) throw new MalformedAnswerError('direction')
    return vector.map((value) => value / length)
  })
  return { space, dimensions, vectors: unit, usage }
}
