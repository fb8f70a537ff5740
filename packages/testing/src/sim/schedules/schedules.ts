import { alone, away, deaf, doubt, kill, order, pause, skew, storeAway, throttle, weakTwin, type Element } from './elements.ts'
import type { Stage } from './stage.ts'

export type Schedule = (stage: Stage) => Promise<void>

const together = (stage: Stage, elements: readonly Element[]): Promise<unknown> =>
  Promise.all(elements.map((element, nth) => element(stage, nth)))

/** By weight: what is most telling comes most often. */
const all: readonly Element[] = [
  ...[away, away, away, doubt, doubt, doubt, kill, kill, kill, pause, pause],
  ...[throttle, weakTwin, alone, skew, storeAway, storeAway, deaf, order, order],
]

/** One to four things at once, as chance has it. */
const mixed: Schedule = async (stage) => {
  const count = 1 + Math.floor(stage.random() * 4)
  await together(
    stage,
    Array.from({ length: count }, () => stage.oneOf(all)),
  )
}

/** A random half is stopped, one after the other, and healed in another order. */
const swizzle: Schedule = async (stage) => {
  const targets = ['store', ...stage.fleet.places.map((place) => `kill ${place}`), ...stage.ports.map((port) => `port ${port}`)]
  const chosen = stage.someOf(targets)
  const act = (target: string, isStopped: boolean) => {
    const [what, which] = target.split(' ') as [string, string]
    if (what === 'store') for (const place of stage.fleet.places) stage.link(place, isStopped ? 'refused' : 'up')
    else if (what === 'port') {
      const ports = stage.ports.filter((port) => port === which)
      stage.rule(`clog ${which}`, isStopped ? { fault: 'blackhole', side: 'aws', ports, share: 1 } : null)
    } else if (isStopped) stage.fleet.kill(which)
    else void stage.fleet.start(which)
  }
  for (const target of stage.shuffled(chosen)) {
    act(target, true)
    await stage.sleep(stage.between(100, stage.spanMs / chosen.length / 2))
  }
  for (const target of stage.shuffled(chosen)) {
    act(target, false)
    await stage.sleep(stage.between(100, stage.spanMs / chosen.length / 2))
  }
}

/** AWS comes back under throttling while all processes start anew, and everybody who waited asks at once. */
const stampede: Schedule = async (stage) => {
  stage.rule('outage', { fault: 'refused', side: 'aws', share: 1 })
  await stage.sleep(stage.spanMs * 0.6)
  for (const place of stage.fleet.places) stage.fleet.kill(place)
  stage.rule('outage', { fault: 'throttled', side: 'aws', share: 0.8 })
  for (const place of stage.fleet.places) void stage.fleet.start(place)
  await stage.sleep(stage.between(2_000, 6_000))
  stage.rule('outage', null)
}

/** Of a Region, one port's writes fail, for one tenant more than for the others. */
const partialRegion: Schedule = async (stage) => {
  const ports = [stage.oneOf(stage.ports)]
  stage.rule('partial', {
    fault: stage.oneOf(['failed', 'blackhole', 'lost'] as const),
    side: 'aws',
    ports,
    kinds: ['write'],
    share: 0.7,
  })
  stage.rule('worse', { fault: 'reset', side: 'aws', tenants: [stage.oneOf(stage.tenants).id], share: 0.6 })
  await stage.sleep(stage.spanMs * 0.8)
  stage.rule('partial', null)
  await stage.sleep(stage.between(200, 1_500))
  stage.rule('worse', null)
}

const flapping: Schedule = async (stage) => {
  const until = stage.world.time.nowMs + stage.spanMs
  while (stage.world.time.nowMs < until) {
    stage.rule('flap', { fault: stage.oneOf(['refused', 'blackhole', 'lost', 'failed'] as const), side: 'aws', share: 1 })
    await stage.sleep(stage.between(150, 1_500))
    stage.rule('flap', null)
    await stage.sleep(stage.between(150, 2_500))
  }
}

const clockSkew: Schedule = (stage) => together(stage, [skew, skew, skew, away, kill]).then(() => undefined)

const BLACKOUT_MS = (14 * 60 + 32) * 60_000
const AWAKE_MS = 1_500

/**
 * AWS is gone for 14 h 32 min, and every process is started anew once. Between the hours in which something happens everybody sleeps:
 * a clock tick of a fleet at rest costs as much as one of a busy one.
 */
const blackout: Schedule = async (stage) => {
  stage.rule('black-out', { fault: stage.oneOf(['refused', 'blackhole'] as const), side: 'aws', share: 1 })
  await stage.sleep(stage.spanMs * 0.5)
  const places = stage.shuffled(stage.fleet.places)
  const quietMs = BLACKOUT_MS / (places.length + 1)
  for (const place of places) {
    for (const each of stage.fleet.places) stage.fleet.pause(each, quietMs)
    await stage.sleep(quietMs)
    await stage.restart(place, stage.between(100, 800))
    await stage.sleep(AWAKE_MS)
  }
  for (const each of stage.fleet.places) stage.fleet.pause(each, quietMs)
  await stage.sleep(quietMs)
  await stage.sleep(AWAKE_MS)
  stage.rule('black-out', null)
}

/** The store is away for all, with AWS and without, and comes back. */
const storeLost: Schedule = async (stage) => {
  await stage.sleep(stage.between(0, stage.spanMs * 0.3))
  const links = stage.oneOf(['refused', 'silent', 'lossy'] as const)
  for (const place of stage.fleet.places) stage.link(place, links)
  await stage.sleep(stage.between(500, stage.spanMs * 0.3))
  if (stage.random() < 0.5) stage.rule('both away', { fault: 'refused', side: 'aws', share: 1 })
  await stage.sleep(stage.between(500, stage.spanMs * 0.3))
  for (const place of stage.shuffled(stage.fleet.places)) {
    stage.link(place, 'up')
    await stage.sleep(stage.between(0, 800))
  }
  await stage.sleep(stage.between(0, 1_500))
  stage.rule('both away', null)
}

const kills: Schedule = (stage) => together(stage, [kill, kill, kill, kill, doubt]).then(() => undefined)

/** Processes sleep through leases, and wake up late. */
const sleepers: Schedule = (stage) => together(stage, [pause, pause, pause, away, doubt]).then(() => undefined)

const orders: Schedule = (stage) => together(stage, [order, order, away, kill]).then(() => undefined)

const zombies: Schedule = async (stage) => {
  stage.rule('zombies', { fault: 'late', side: 'aws', kinds: ['write'], share: 0.4 })
  await stage.sleep(stage.spanMs * 0.6)
  stage.rule('zombies', null)
  await together(stage, [kill])
}

const calm: Schedule = (stage) => stage.sleep(stage.spanMs / 2)

export const schedules = {
  mixed,
  swizzle,
  stampede,
  'partial-region': partialRegion,
  flapping,
  'clock-skew': clockSkew,
  'black-out': blackout,
  'store-lost': storeLost,
  kills,
  sleepers,
  orders,
  zombies,
  calm,
} as const satisfies Record<string, Schedule>

export type ScheduleName = keyof typeof schedules
export const scheduleNames = Object.keys(schedules) as ScheduleName[]
