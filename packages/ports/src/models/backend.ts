import type { ConverseEvent, ConverseRequest, ConverseResponse, Embeddings } from './port.ts'

/** A request that passed the port's rules. */
export type CheckedRequest = ConverseRequest & { readonly maxTokens: number }

/** What a side implements: errors of any kind; `signal` aborts when the call is over. */
export interface ModelsBackend {
  /** What its answers lack beside a full model service, in one sentence. */
  readonly degraded?: string
  /** Runs on this machine and costs nothing: its answers carry no price, so no budget is charged. */
  readonly isFree?: boolean
  /** The space of its embeddings, known before any is made; null where embeddings are not configured. */
  readonly space: string | null
  converse(request: CheckedRequest, signal: AbortSignal): Promise<ConverseResponse>
  /** Resolves once the service has accepted; the events follow. */
  converseStream(request: CheckedRequest, signal: AbortSignal): Promise<AsyncIterable<ConverseEvent>>
  embed(texts: readonly string[], signal: AbortSignal): Promise<Embeddings>
}

/** Makes vectors of texts; a model, a service or arithmetic. */
export interface Embedder {
  readonly space: string
  embed(texts: readonly string[], signal: AbortSignal): Promise<Embeddings>
}
