import pino from 'pino'

export type Logger = pino.Logger

const secretKeys = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'credentials',
  'secretAccessKey',
  'sessionToken',
  'hash',
]

/** Structured logs on standard output, redacted by key at any of the first three levels. */
export function createLogger(name: string, options: { level?: string; destination?: pino.DestinationStream } = {}): Logger {
  return pino(
    {
      name,
      level: options.level ?? 'info',
      redact: {
        paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
        censor: '[secret]',
      },
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    options.destination ?? pino.destination(1),
  )
}

/** Writes nothing; for tests and tools. */
export const silentLogger: Logger = pino({ level: 'silent' })
