import { figuresOf, firstLocalAfterMs, nowMs } from '@understudy/testing/load'
import { breakAws, repairAws } from '../sandbox.ts'
import type { Stage } from '../stage.ts'

const PEACE_MS = 6_000
const TEN_S = 10_000

/** AWS refuses all connections in the middle of the load. */
export async function fallback(stage: Stage): Promise<void> {
  const { account, options, db } = stage
  account.title('Fallback: AWS goes away under load')
  await stage.startLoad()
  await stage.watchPeace(PEACE_MS)
  account.say('AWS now refuses every connection to S3 and AgentCore.')
  const askedMs = nowMs()
  await breakAws(db, { fault: 'refuse' })
  stage.look('/continuity', 'both ports move to this machine, each with its reason')
  stage.look('/continuity/objects', 'the evidence, and what is readable here')
  await stage.watch(options.seconds * 1_000)
  const calls = stage.calls()
  const firstMs = firstLocalAfterMs(calls, askedMs)
  const { byAws, byLocal } = figuresOf(calls, askedMs + TEN_S / 5)
  account.claim(
    firstMs !== null && firstMs < 3_000,
    'the first call is served here within 3 s of the order to break',
    firstMs === null ? 'never' : `${(firstMs / 1_000).toFixed(2)} s`,
  )
  account.claim(byLocal > 0 && byAws === 0, 'from then on this machine serves', `${byLocal} here, ${byAws} by AWS`)
  stage.claimFewFailures('in the first 10 s', calls, askedMs, askedMs + TEN_S)
  account.say('AWS is repaired, so that both sides can be checked.')
  await repairAws(db)
  stage.look('/continuity', 'the way back')
  await stage.judge()
}
