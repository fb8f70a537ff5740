// The worker process. Tracing starts before anything that it instruments is imported.
import { startTracing } from '@understudy/telemetry/tracing'
import { readWorkerConfig } from './config.ts'

const config = readWorkerConfig()
const tracing = startTracing('worker', config.version)
const { runWorker } = await import('./run-worker.ts')
process.exitCode = await runWorker(config)
await tracing.stop()
