import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api'

const tracer = () => trace.getTracer('understudy')

/** Runs inside a span of its own; an error marks the span and goes on. */
export function withSpan<T>(name: string, attributes: Attributes, run: () => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { kind: SpanKind.INTERNAL, attributes }, async (span) => {
    try {
      return await run()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The current trace in W3C form, to be stored with work that another process will do; null outside any trace. */
export function currentTraceParent(): string | null {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent ?? null
}

/** Goes on in a stored trace, so that a job's spans hang under the request that asked for it. */
export function inTrace<T>(traceParent: string | null, run: () => Promise<T>): Promise<T> {
  return traceParent ? context.with(propagation.extract(context.active(), { traceparent: traceParent }), run) : run()
}

export const currentTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId
