import { isTrackedEnvelope, tracked, type TrackedEnvelope } from '@trpc/server'
import { z } from 'zod'

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

const checkedStream = (item: z.ZodType) =>
  z.custom<AsyncIterable<unknown>>(isAsyncIterable, 'expected a stream').transform((stream) => checked(stream, item))

/** The output schema of a subscription: everything it yields is checked against `item`; what does not fit ends the stream with an error. */
export const streamOf = <T extends z.ZodType>(item: T) =>
  checkedStream(item) as unknown as z.ZodType<AsyncIterable<z.output<T>>, AsyncIterable<z.input<T>>>

/** The same for a stream of `tracked(id, item)`, which a browser that lost its connection goes on with after the last id it saw. */
export const trackedStreamOf = <T extends z.ZodType>(item: T) =>
  checkedStream(item) as unknown as z.ZodType<
    AsyncIterable<TrackedEnvelope<z.output<T>>>,
    AsyncIterable<TrackedEnvelope<z.input<T>>>
  >

async function* checked(stream: AsyncIterable<unknown>, item: z.ZodType): AsyncGenerator {
  for await (const value of stream) {
    if (isTrackedEnvelope(value)) yield tracked(value[0], await item.parseAsync(value[1]))
    else yield await item.parseAsync(value)
  }
}
