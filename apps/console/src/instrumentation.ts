/** Next calls this once, before it loads any page. It builds it for the edge as well, where nothing of this may stand. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startTracing } = await import('@understudy/telemetry/tracing')
  const { consoleVersion } = await import('./server/config')
  startTracing('console', consoleVersion())
  const { startBackground } = await import('./server/background')
  await startBackground()
}
