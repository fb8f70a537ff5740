/** Next calls this once, before it loads any page. */
export async function register(): Promise<void> {
  const { startTracing } = await import('@understudy/telemetry/tracing')
  const { consoleVersion } = await import('./server/config')
  startTracing('console', consoleVersion())
  const { startBackground } = await import('./server/background')
  await startBackground()
}
