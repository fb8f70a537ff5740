import type { Clock } from '@understudy/core'
import type { Logger } from '@understudy/telemetry'
import type { OwnedRun } from './owned-run.ts'
import { toRunError } from './run-error.ts'

/** Fails a claimed run that this installation has no program for. */
export async function refuseRun(owned: OwnedRun, cause: unknown, clock: Clock, log: Logger): Promise<void> {
  const error = toRunError(cause)
  log.error({ error: cause }, 'run cannot be executed')
  await owned.write(async ({ tx, append }) => {
    const { tenantId, runId: id } = owned.address
    await tx.run.update({
      where: { tenantId_id: { tenantId, id } },
      data: { status: 'failed', error, owner: null, endedAt: clock.now() },
    })
    await append({ type: 'run.failed', code: error.code, message: error.message })
  })
}
