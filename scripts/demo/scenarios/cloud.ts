import { asSystem } from '@understudy/db'
import { figuresOf, nowMs } from '@understudy/testing/load'
import type { Stage } from '../stage.ts'

const SETTLE_MS = 3_000
/** Milliseconds that this machine may be behind AWS in peace. */
const BEHIND_MS = 10_000

/** In peace: AWS serves everything, and what is written there is here seconds later. */
export async function cloud(stage: Stage): Promise<void> {
  const { account, options, db } = stage
  account.title('Cloud: AWS serves, this machine is kept ready')
  await stage.startLoad()
  await stage.watchPeace(SETTLE_MS)
  stage.look('/', 'calls by side, and how far behind this machine is')
  const fromMs = nowMs()
  let furthestMs = 0
  await stage.watch(options.seconds * 1_000, async () => {
    const oldest = await asSystem(db, 'continuity.platform', (tx) =>
      tx.portIntent.findFirst({ where: { local: 'pending', servedBy: 'aws' }, orderBy: { createdAt: 'asc' } }),
    )
    furthestMs = Math.max(furthestMs, oldest ? Date.now() - oldest.createdAt.getTime() : 0)
    return false
  })
  const toMs = nowMs()
  const { byAws, byLocal } = figuresOf(stage.calls(), fromMs, toMs)
  account.claim(byAws > 0 && byLocal === 0, 'AWS serves every call', `${byAws} by AWS, ${byLocal} here`)
  account.claim(
    furthestMs < BEHIND_MS,
    'what AWS takes is here within 10 s',
    `at most ${(furthestMs / 1_000).toFixed(1)} s behind when looked at`,
  )
  stage.claimFewFailures('in peace', stage.calls(), fromMs, toMs)
  await stage.judge()
}
