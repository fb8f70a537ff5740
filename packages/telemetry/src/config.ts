/** Where finished spans go: an OTLP/HTTP receiver's base address, such as http://127.0.0.1:4318. None: ids only, nothing is sent. */
export const otlpEndpoint = (): string | undefined =>
  process.env.UNDERSTUDY_OTLP_ENDPOINT ?? process.env.OTEL_EXPORTER_OTLP_ENDPOINT
