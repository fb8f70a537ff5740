interface Waiting<T> {
  readonly value: T
  readonly taken: () => void
}

/**
 * What several streams yield, as it comes, until all have ended. None is read ahead of who takes it; leaving the merged stream leaves
 * each of them. A stream that fails has to say so by a word of its own: here its failure ends everything.
 */
export async function* mergeStreams<T>(streams: readonly AsyncIterable<T>[]): AsyncGenerator<T, void> {
  const queue: Waiting<T>[] = []
  let wake = () => {}
  let open = streams.length
  let isLeft = false
  const pump = async (stream: AsyncIterable<T>): Promise<void> => {
    try {
      for await (const value of stream) {
        if (isLeft) return
        await new Promise<void>((taken) => {
          queue.push({ value, taken })
          wake()
        })
        if (isLeft) return
      }
    } finally {
      open -= 1
      wake()
    }
  }
  const pumps = Promise.all(streams.map(pump))
  // Whoever takes the words hears of it below; until then it is nobody's.
  const failed = pumps.then(
    () => null,
    (error: unknown) => ({ error }),
  )
  try {
    while (open > 0 || queue.length > 0) {
      const next = queue.shift()
      if (!next) {
        await new Promise<void>((resolve) => (wake = resolve))
        continue
      }
      try {
        yield next.value
      } finally {
        next.taken()
      }
    }
    const failure = await failed
    if (failure) throw failure.error
  } finally {
    isLeft = true
    for (const { taken } of queue) taken()
  }
}
