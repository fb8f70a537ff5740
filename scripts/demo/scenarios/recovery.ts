import { nowMs } from '@understudy/testing/load'
import { breakAws, repairAws } from '../sandbox.ts'
import type { Stage } from '../stage.ts'

const PEACE_MS = 4_000
const PORTS = ['objects', 'memory'] as const
/** At the usual 1 % a second the share alone takes 100 s. */
const BACK_MS = 240_000
const steps = ['tripped', 'answering', 'replaying', 'comparing', 'returning', 'recovered'] as const

/** AWS comes back: it is given what it missed, compared, then calls, a growing share of them. */
export async function recovery(stage: Stage): Promise<void> {
  const { account, options, db } = stage
  account.title('Recovery: AWS comes back in order')
  const since = new Date()
  await stage.startLoad()
  await stage.watchPeace(PEACE_MS)
  account.say('AWS goes away.')
  await breakAws(db, { fault: 'refuse' })
  await stage.watch(options.seconds * 1_000)
  account.say(`AWS is repaired; ${await stage.run.unsettled()} writes wait for it. The load goes on.`)
  await repairAws(db)
  const repairedMs = nowMs()
  stage.look('/continuity', 'answering, replaying, comparing, returning, recovered')
  stage.look('/continuity/journal', 'what waits, and how fast it is handed over')
  if (options.dataDir === null) account.say('So that nobody waits for 100 s, calls return by 10 % a second here instead of 1 %.')
  const heard = async (kind: string) =>
    (await db.app.portTransition.findMany({ where: { kind, at: { gt: since } } })).map(({ port }) => port as string)
  const areBack = async () => {
    const returning = await heard('returning')
    const words = await db.app.portFleet.findMany({ where: { port: { in: [...PORTS] }, state: { not: 'closed' } } })
    return PORTS.every((port) => returning.includes(port)) && words.length === 0
  }
  const isBack = await stage.watch(BACK_MS, areBack)
  const backMs = nowMs()
  account.claim(
    isBack,
    'all calls are back on AWS',
    `${((backMs - repairedMs) / 1_000).toFixed(0)} s after the repair, under load`,
  )
  stage.claimFewFailures('from the repair until then', stage.calls(), repairedMs, backMs)
  await stage.run.stopClients()
  const isRecovered = await stage.watch(BACK_MS, async () => {
    const recovered = await heard('recovered')
    return PORTS.every((port) => recovered.includes(port))
  })
  account.claim(
    isRecovered,
    '"recovered" appears once both sides are equal',
    isRecovered ? 'for objects and memory' : 'not in time',
  )
  for (const port of PORTS) {
    const where = { port, at: { gt: since } }
    const kinds = (await db.app.portTransition.findMany({ where, orderBy: { at: 'asc' } })).map(({ kind }) => kind)
    const firsts = steps.map((step) => kinds.indexOf(step))
    const inOrder = firsts.every((at, nth) => at >= 0 && (nth === 0 || at > firsts[nth - 1]!))
    account.claim(
      inOrder,
      `${port} goes through every step in order`,
      kinds.filter((kind) => kind !== 'process_tripped').join(' → '),
    )
  }
  await stage.judge()
}
