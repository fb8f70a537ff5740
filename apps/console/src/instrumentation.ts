/** Next calls this once, before it loads any page. */
export async function register(): Promise<void> {
  const { startTracing } = await import('@understudy/telemetry/tracing')
  startTracing('console', '0.1.0')
}
