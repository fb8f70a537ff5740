import { alarmWords } from '@understudy/continuity'
import { STALE_MS } from './world-of.ts'
import type { VisitorWorld, World } from './schema.ts'

/** How the bar is drawn: degraded where AWS should answer and does not; local by order is a side, not a trouble. */
export type WorldTone = 'ok' | 'degraded' | 'forced' | 'recovering' | 'down' | 'unknown'

export interface WorldWords {
  tone: WorldTone
  title: string
  facts: string[]
}

type Port = World['ports'][number]
type Order = World['orders'][number]

const age = (ms: number): string => (ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.floor(ms / 60_000)} min`)
const list = (names: readonly string[]): string => names.join(', ')
const namesOf = (ports: readonly { port: string }[]): string => list(ports.map(({ port }) => port))
const count = (value: number): string => new Intl.NumberFormat('en-GB').format(value)
const clockIn = (timeZone: string) => (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/**
 * The state in words, and what of the journal somebody should look at. A reading that has grown old since is not known any more,
 * whatever it said.
 */
export function worldWords(world: World, nowMs: number, timeZone = 'UTC'): WorldWords {
  const words = sidesInWords(world, nowMs, timeZone)
  const alarms = world.attention.alarms.map((alarm) => alarmWords(alarm, nowMs))
  const isCalm = words.tone === 'ok' || words.tone === 'forced' || words.tone === 'recovering'
  const isRaised = alarms.some(({ tone }) => tone === 'down') || (alarms.length > 0 && words.tone === 'ok')
  return {
    ...words,
    tone: isCalm && isRaised ? 'degraded' : words.tone,
    facts: [...alarms.map(({ short }) => short), ...words.facts],
  }
}

function sidesInWords(world: World, nowMs: number, timeZone: string): WorldWords {
  const notKnown = wordsOfUnknown(world, nowMs)
  if (notKnown) return { tone: 'unknown', ...notKnown }
  const told = new Told(world, nowMs, clockIn(timeZone))
  if (world.kind === 'down')
    return { tone: 'down', title: `No side answers for ${namesOf(told.on(null))}`, facts: [told.counts, ...told.all()] }
  if (told.isRecovering) return { tone: 'recovering', title: told.recoveringTitle, facts: told.wayBack() }
  if (told.isForcedOnly) return { tone: 'forced', title: told.forcedTitle, facts: told.waiting() }
  if (world.kind === 'aws') return { tone: 'ok', title: 'All on AWS', facts: [told.counts, ...told.orders(), ...told.waiting()] }
  const hasTrouble = told.unanswered.length > 0
  const title =
    world.kind === 'partly-local'
      ? `Partly local: ${namesOf(told.on('local'))}`
      : hasTrouble
        ? `All local: AWS does not answer${told.unanswered.length < world.ports.length ? ` for ${namesOf(told.unanswered)}` : ''}`
        : 'All local: AWS is not configured'
  if (world.kind === 'local' && !hasTrouble)
    return { tone: 'forced', title, facts: [told.here, ...told.orders(), ...told.waiting()] }
  const facts = hasTrouble ? told.all() : [told.counts, ...told.all()]
  return { tone: hasTrouble ? 'degraded' : 'forced', title, facts }
}

/** One reading of the world and the sentences that can be said of it. */
class Told {
  readonly #world: World
  readonly #nowMs: number
  readonly #clock: (at: Date) => string

  constructor(world: World, nowMs: number, clock: (at: Date) => string) {
    this.#world = world
    this.#nowMs = nowMs
    this.#clock = clock
  }

  on(side: 'aws' | 'local' | null): Port[] {
    return this.#world.ports.filter(({ servedBy }) => servedBy === side)
  }

  get counts(): string {
    return `${this.on('aws').length} of ${this.#world.ports.length} ports on AWS`
  }

  get here(): string {
    return `${this.on('local').length} of ${this.#world.ports.length} ports answer here`
  }

  #isOrdered({ port }: Port): boolean {
    return this.#world.orders.some((order) => order.port === port && order.mode === 'force_local')
  }

  /** Ports that AWS should serve and does not, by nobody's order. */
  get unanswered(): Port[] {
    return this.on('local').filter((port) => port.isAwsConfigured && !this.#isOrdered(port))
  }

  get #notConfigured(): Port[] {
    return this.on('local').filter(({ isAwsConfigured }) => !isAwsConfigured)
  }

  /** True when every port that is away is on its way back. */
  get isRecovering(): boolean {
    const back = this.#world.recovering
    return back !== null && this.unanswered.every(({ port }) => back.ports.includes(port))
  }

  get recoveringTitle(): string {
    const back = this.#world.recovering
    if (!back) return ''
    return back.total > back.done
      ? `Recovering ${Math.floor((back.done / back.total) * 100)} %: ${list(back.ports)}`
      : `Recovering: ${list(back.ports)}`
  }

  wayBack(): string[] {
    const back = this.#world.recovering
    if (!back) return []
    const leftMs = this.#leftMs(back)
    const handed =
      back.total === 0
        ? ['nothing was missed, calls return little by little']
        : back.done < back.total
          ? [`${count(back.done)} of ${count(back.total)} writes handed back`]
          : [`all ${count(back.total)} writes handed back`, 'both sides are compared, then calls return little by little']
    return [...handed, ...(leftMs === null ? [] : [`about ${age(leftMs)} left`]), ...this.orders()]
  }

  /** By the pace so far; nothing is said of the first seconds. */
  #leftMs({ done, total, since }: NonNullable<World['recovering']>): number | null {
    const elapsedMs = this.#nowMs - since.getTime()
    return done === 0 || done >= total || elapsedMs < 5_000 ? null : ((total - done) * elapsedMs) / done
  }

  /** True where ports are local by order alone, and every other one is on AWS. */
  get isForcedOnly(): boolean {
    const away = this.on('local')
    return away.length > 0 && away.every((port) => this.#isOrdered(port)) && this.#world.kind !== 'down'
  }

  get forcedTitle(): string {
    return `${this.#forcedBy('Forced local')}`
  }

  #forcedBy(verb: string): string {
    const orders = this.#world.orders.filter(({ mode }) => mode === 'force_local')
    const [first, ...rest] = orders
    if (!first) return verb
    const isOneAct = rest.every(({ setByName, expiresAt }) => setByName === first.setByName && same(expiresAt, first.expiresAt))
    return isOneAct ? `${verb} ${this.#by(first)}: ${namesOf(orders)}` : `${verb}: ${namesOf(orders)}`
  }

  #by({ setByName, expiresAt }: Order): string {
    return `by ${setByName}${expiresAt ? ` until ${this.#clock(expiresAt)}` : ''}`
  }

  /** Each order in force: "memory forced local by Ana until 14:00". */
  orders(): string[] {
    return this.#world.orders.map((order) => `${order.port} ${orderWords[order.mode]} ${this.#by(order)}`)
  }

  waiting(): string[] {
    const { waitingAws } = this.#world
    if (waitingAws === 0) return []
    return [waitingAws === 1 ? '1 write waits for AWS, not lost' : `${count(waitingAws)} writes wait for AWS, none lost`]
  }

  /** Since when, under whose order, what waits, and what was never set up. */
  all(): string[] {
    const { recovering } = this.#world
    const sinceMs = Math.min(...this.unanswered.map(({ since }) => since.getTime()))
    return [
      ...(this.unanswered.length > 0
        ? [`since ${this.#clock(new Date(sinceMs))}, ${age(Math.max(0, this.#nowMs - sinceMs))}`]
        : []),
      ...this.orders(),
      ...(recovering ? [this.recoveringTitle.replace('Recovering', 'recovering')] : []),
      ...this.waiting(),
      // While something is away, what was never set up is no news.
      ...(this.unanswered.length === 0 && this.#notConfigured.length > 0
        ? [`AWS is not configured for ${namesOf(this.#notConfigured)}`]
        : []),
    ]
  }
}

const orderWords: Record<Order['mode'], string> = {
  force_local: 'forced local',
  force_aws: 'forced to AWS',
  drain: 'draining',
  observe: 'observed only',
}

const same = (one: Date | null, other: Date | null): boolean => one?.getTime() === other?.getTime()

/** The same for somebody who has not signed in: no port is named. */
export function visitorWords(world: VisitorWorld, nowMs: number): Omit<WorldWords, 'tone'> {
  const notKnown = wordsOfUnknown(world, nowMs)
  const facts = ['Signing in does not need AWS']
  if (notKnown) return { title: notKnown.title, facts }
  const titles = {
    aws: 'All on AWS',
    'partly-local': 'Partly local',
    local: 'All local',
    down: 'Something does not answer',
    unknown: '',
  }
  return { title: titles[world.kind], facts }
}

function wordsOfUnknown({ kind, checkedAt }: VisitorWorld, nowMs: number): Omit<WorldWords, 'tone'> | null {
  if (!checkedAt) return { title: 'State not known', facts: ['no provider has been looked at yet'] }
  const ageMs = nowMs - checkedAt.getTime()
  if (kind !== 'unknown' && ageMs <= STALE_MS) return null
  return { title: `State not known, data ${age(ageMs)} old`, facts: ['nobody looks at the providers; is the worker running?'] }
}
