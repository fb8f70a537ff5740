import { countSystemAccess } from '@understudy/audit'
import { startProcessHeartbeat } from '@understudy/observe/server'
import { installation } from './installation'

/** What the console does beside answering: it is seen alive, and counts its looks across tenants. Ends with the process, in order. */
export async function startBackground(): Promise<void> {
  const { db, log, clock, recorder, providers, continuity, journal, processId, config } = installation()
  const heartbeat = await startProcessHeartbeat(db, { id: processId, kind: 'console', version: config.version }, { clock, log })
  const access = countSystemAccess(db, log, `console:${heartbeat.id}`)
  await continuity.start(heartbeat.id)
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await journal.flush()
    await recorder.flush()
    await continuity.stop()
    await access.stop()
    await heartbeat.stop()
    await Promise.all(providers.map((provider) => provider.close()))
    await db.close()
    process.exit(0)
  }
  // Browsers reconnect by themselves, so open streams are not waited for.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(
      signal,
      () => void stop().catch((error: unknown) => (log.error({ error }, 'the console did not stop in order'), process.exit(1))),
    )
}
