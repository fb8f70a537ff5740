import type { NetworkFault } from '../network/network-rule.ts'
import type { OrderKind, Stage } from './stage.ts'

/** One thing that goes wrong, for a while, at its own moment. */
export type Element = (stage: Stage, nth: number) => Promise<void>

const harsh: readonly NetworkFault[] = ['refused', 'blackhole', 'failed', 'reset']
const unsure: readonly NetworkFault[] = ['lost', 'late', 'reset', 'failed', 'partial', 'slow']

const awhile = async (stage: Stage, from: number, to: number) => stage.sleep(stage.between(from, to))

/** AWS is gone, for all or some of the ports. */
export const away: Element = async (stage, nth) => {
  await awhile(stage, 0, stage.spanMs / 2)
  const ports = stage.random() < 0.5 ? stage.ports : stage.someOf(stage.ports)
  stage.rule(`away ${nth}`, {
    fault: stage.oneOf(harsh),
    side: 'aws',
    ports,
    share: stage.random() < 0.6 ? 1 : stage.between(0.4, 1),
  })
  await awhile(stage, 800, stage.spanMs * 0.7)
  stage.rule(`away ${nth}`, null)
}

/** A share of calls comes to nothing that anybody could tell. */
export const doubt: Element = async (stage, nth) => {
  await awhile(stage, 0, stage.spanMs / 2)
  const kinds = stage.random() < 0.7 ? (['write'] as const) : (['read', 'write'] as const)
  stage.rule(`doubt ${nth}`, { fault: stage.oneOf(unsure), side: 'aws', kinds, share: stage.between(0.1, 0.6) })
  await awhile(stage, 500, stage.spanMs * 0.7)
  stage.rule(`doubt ${nth}`, null)
}

export const throttle: Element = async (stage, nth) => {
  await awhile(stage, 0, stage.spanMs / 2)
  stage.rule(`throttle ${nth}`, { fault: 'throttled', side: 'aws', share: stage.between(0.2, 0.9) })
  await awhile(stage, 500, stage.spanMs * 0.6)
  stage.rule(`throttle ${nth}`, null)
}

/** This machine's side has a bad moment. */
export const weakTwin: Element = async (stage, nth) => {
  await awhile(stage, 0, stage.spanMs / 2)
  const fault = stage.oneOf(['refused', 'lost', 'reset', 'slow', 'failed'] as const)
  stage.rule(`twin ${nth}`, { fault, side: 'local', share: stage.between(0.1, 0.6) })
  await awhile(stage, 300, stage.spanMs * 0.5)
  stage.rule(`twin ${nth}`, null)
}

/** One process loses its own way to AWS. */
export const alone: Element = async (stage, nth) => {
  await awhile(stage, 0, stage.spanMs / 2)
  const rule = {
    fault: stage.oneOf(['refused', 'blackhole'] as const),
    side: 'aws',
    processes: [stage.oneOf(stage.fleet.places)],
    share: 1,
  } as const
  stage.rule(`alone ${nth}`, rule)
  await awhile(stage, 1_000, stage.spanMs * 0.8)
  stage.rule(`alone ${nth}`, null)
}

export const kill: Element = async (stage) => {
  await awhile(stage, 100, stage.spanMs)
  await stage.restart(stage.oneOf(stage.fleet.places), stage.between(50, 3_000))
}

export const pause: Element = async (stage) => {
  await awhile(stage, 100, stage.spanMs)
  stage.fleet.pause(stage.oneOf(stage.fleet.places), stage.between(500, 14_000))
}

export const skew: Element = async (stage) => {
  await awhile(stage, 0, stage.spanMs / 2)
  const place = stage.oneOf(stage.fleet.places)
  const steps = 1 + Math.floor(stage.random() * 3)
  for (let nth = 0; nth < steps; nth++) {
    stage.skew(place, stage.between(-1, 1) * stage.oneOf([200, 5_000, 90_000, 3_600_000]))
    await awhile(stage, 300, stage.spanMs / 2)
  }
}

/** The store is away for one process, or for all, in one of the ways in which stores are away. */
export const storeAway: Element = async (stage) => {
  await awhile(stage, 0, stage.spanMs * 0.7)
  const places = stage.random() < 0.5 ? stage.fleet.places : [stage.oneOf(stage.fleet.places)]
  const link = stage.oneOf(['refused', 'silent', 'lossy'] as const)
  for (const place of places) stage.link(place, link)
  await awhile(stage, 300, stage.spanMs * 0.6)
  for (const place of places) stage.link(place, 'up')
}

export const deaf: Element = async (stage) => {
  await awhile(stage, 0, stage.spanMs / 2)
  const place = stage.oneOf(stage.fleet.places)
  stage.deafen(place, true)
  await awhile(stage, 1_000, stage.spanMs)
  stage.deafen(place, false)
}

export const order: Element = async (stage) => {
  await awhile(stage, 0, stage.spanMs * 0.7)
  const mode: OrderKind = stage.oneOf(['force_local', 'force_aws', 'drain', 'observe'])
  const tenant = stage.random() < 0.3 ? stage.oneOf(stage.tenants) : null
  await stage.order(stage.oneOf(stage.ports), mode, tenant, stage.between(1_500, stage.spanMs * 0.7))
}
