import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { AwsInstrumentation } from '@opentelemetry/instrumentation-aws-sdk'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { BatchSpanProcessor, NoopSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace'
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions'
import { otlpEndpoint } from './config.ts'

const processorFor = (endpoint: string | undefined): SpanProcessor =>
  endpoint
    ? new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
        scheduledDelayMillis: 1_000,
      })
    : new NoopSpanProcessor()

/**
 * Starts tracing for this process; call it before anything imports pg or the AWS SDK. Every request and job has a trace id from
 * then on, also where nothing receives the spans. `stop` sends what is left.
 */
export function startTracing(service: string, version: string, endpoint = otlpEndpoint()): { stop(): Promise<void> } {
  const sdk = new NodeSDK({
    resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: `understudy-${service}`, [ATTR_SERVICE_VERSION]: version }),
    spanProcessors: [processorFor(endpoint)],
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [
      // Sending spans must not make spans.
      new HttpInstrumentation({ ignoreOutgoingRequestHook: ({ path }) => path === '/v1/traces' }),
      new PgInstrumentation({ requireParentSpan: true }),
      new AwsInstrumentation({ suppressInternalInstrumentation: true }),
    ],
  })
  sdk.start()
  return { stop: () => sdk.shutdown() }
}
