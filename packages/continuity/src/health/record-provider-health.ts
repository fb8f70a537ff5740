import type { Clock } from '@understudy/core'
import { notify, withPlatform, type Database } from '@understudy/db'
import type { Finding } from './probe.ts'

/** Milliseconds after which an unchanged finding is written again, so that its age tells whether anybody still looks. */
const REFRESH_MS = 15_000

/** Writes findings that changed, and the others now and then; tells every process when something changed. */
export function recordProviderHealth(db: Database, clock: Clock): (findings: readonly Finding[]) => Promise<void> {
  const written = new Map<string, { state: string; detail: string | null; atMs: number }>()
  return async (findings) => {
    const nowMs = clock.monotonicMs()
    const keyOf = (finding: Finding) => `${finding.port} ${finding.provider}`
    const due = findings.filter((finding) => {
      const last = written.get(keyOf(finding))
      return !last || last.state !== finding.state || last.detail !== finding.detail || nowMs - last.atMs >= REFRESH_MS
    })
    if (due.length === 0) return
    await withPlatform(db, async (tx) => {
      let changed = 0
      for (const { port, provider, state, detail } of due) {
        const at = clock.now()
        const lastError = state === 'down' ? detail : null
        changed += await tx.$executeRaw`
          INSERT INTO provider_health AS known (port, provider, state, detail, last_error, checked_at, changed_at)
          VALUES (${port}, ${provider}, ${state}, ${detail}, ${lastError}, ${at}, ${at})
          ON CONFLICT (port, provider) DO UPDATE SET
            state = excluded.state, detail = excluded.detail, checked_at = excluded.checked_at,
            last_error = coalesce(excluded.last_error, known.last_error),
            changed_at = CASE WHEN known.state = excluded.state THEN known.changed_at ELSE excluded.changed_at END`
      }
      if (changed > 0) await notify(tx, { topic: 'provider-health' })
    })
    for (const finding of due) written.set(keyOf(finding), { state: finding.state, detail: finding.detail, atMs: nowMs })
  }
}
