import path from 'node:path'
import type { NextConfig } from 'next'

const root = path.resolve(import.meta.dirname, '../..')

export default {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  // Node's own TypeScript wants the endings that bundlers leave out; both read the same files.
  // Types are checked by `npm run check`: a start on somebody's machine need not wait for it (20 s).
  typescript: { tsconfigPath: 'tsconfig.json', ignoreBuildErrors: true },
  serverExternalPackages: [
    '@opentelemetry/sdk-node',
    '@opentelemetry/instrumentation-http',
    '@opentelemetry/instrumentation-pg',
    '@opentelemetry/instrumentation-aws-sdk',
    '@opentelemetry/exporter-trace-otlp-http',
    'pg',
    'pino',
    '@opensearch-project/opensearch',
    'sqlite-vec',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
} satisfies NextConfig
