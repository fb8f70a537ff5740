export { createLogger, silentLogger, type Logger } from './logger.ts'
export { currentTraceId, currentTraceParent, inTrace, withSpan } from './span.ts'
