import { figuresOf, nowMs } from '@understudy/testing/load'
import { breakAws, repairAws } from '../sandbox.ts'
import type { Stage } from '../stage.ts'

const PEACE_MS = 5_000
/** Milliseconds for the order to reach the proxy. */
const HEARD_MS = 2_000

/** AWS denies everything to one tenant. That is an answer: nothing moves, and nobody else notices. */
export async function multiTenant(stage: Stage): Promise<void> {
  const { account, options, db, installation } = stage
  const [denied] = installation.target.tenants
  account.title(`Multi-tenant: AWS denies everything to ${denied!.slug}`)
  await stage.startLoad()
  await stage.watchPeace(PEACE_MS)
  account.say(`From now on AWS answers AccessDenied to ${denied!.slug}, as after a mistake in its policy.`)
  await breakAws(db, { fault: 'access_denied', tenants: [denied!.slug] })
  await stage.watch(HEARD_MS)
  const fromMs = nowMs()
  stage.look('/continuity', 'every port stays on AWS')
  stage.look(`/t/${denied!.slug}`, 'the refusals, shown as what they are')
  await stage.watch(options.seconds * 1_000)
  const toMs = nowMs()
  const its = figuresOf(
    stage.calls(({ tenant }) => tenant === denied!.slug),
    fromMs,
    toMs,
  )
  const others = stage.calls(({ tenant }) => tenant !== denied!.slug)
  const theirs = figuresOf(others, fromMs, toMs)
  const isDenial = Object.keys(its.reasons).every((reason) => reason.includes('AccessDenied'))
  account.claim(
    its.failed === its.calls && its.calls > 0 && isDenial,
    `${denied!.slug} is told that it is denied`,
    `${its.failed} of ${its.calls}: ${Object.keys(its.reasons).join(', ')}`,
  )
  account.claim(its.byLocal === 0, 'nothing of it is served here behind AWS’s back', `${its.byLocal} calls`)
  account.claim(
    theirs.byLocal === 0 && theirs.byAws > 0,
    'the others stay on AWS',
    `${theirs.byAws} by AWS, ${theirs.byLocal} here`,
  )
  stage.claimFewFailures('of the others', others, fromMs, toMs)
  const trips = await db.app.portFleet.findMany({ where: { state: { not: 'closed' }, port: { in: ['objects', 'memory'] } } })
  account.claim(trips.length === 0, 'no port moves', trips.length === 0 ? 'all closed' : trips.map(({ port }) => port).join(', '))
  account.say('The policy is put right.')
  await repairAws(db)
  await stage.watch(PEACE_MS)
  const after = figuresOf(
    stage.calls(({ tenant }) => tenant === denied!.slug),
    nowMs() - PEACE_MS / 2,
  )
  account.claim(after.byAws > 0, `${denied!.slug} goes on by itself`, `${after.byAws} by AWS, ${after.failed} failed`)
  await stage.judge()
}
