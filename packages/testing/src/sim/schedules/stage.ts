import type { TenantRef } from '@understudy/core'
import type { PortName } from '@understudy/ports'
import { notify, withPlatform } from '@understudy/db'
import { uuidv7 } from '@understudy/core/server'
import type { NetworkRule } from '../network/network-rule.ts'
import type { Fleet } from '../processes/fleet.ts'
import type { StoreLink } from '../processes/simulated-process.ts'
import { asOwner } from '../time/owner.ts'
import type { World } from '../world.ts'

export type OrderKind = 'force_local' | 'force_aws' | 'drain' | 'observe'

/** An operator's order, as the operator knows it. */
export interface OrderGiven {
  readonly port: PortName
  readonly tenantId: string | null
  readonly mode: OrderKind
  /** When it stood in the store. */
  readonly fromMs: number
  toMs: number
}

/** What a schedule may do to the world. */
export class Stage {
  readonly world: World
  readonly fleet: Fleet
  readonly tenants: readonly TenantRef[]
  readonly ports: readonly PortName[]
  readonly random: () => number
  /** Milliseconds for which clients ask. */
  readonly spanMs: number
  readonly orders: OrderGiven[] = []

  constructor(world: World, fleet: Fleet, about: Pick<Stage, 'tenants' | 'ports' | 'spanMs'>) {
    this.world = world
    this.fleet = fleet
    this.tenants = about.tenants
    this.ports = about.ports
    this.spanMs = about.spanMs
    this.random = world.chance.stream('schedule')
  }

  sleep(ms: number): Promise<void> {
    return this.world.time.sleep(ms, null)
  }

  between(from: number, to: number): number {
    return from + this.random() * (to - from)
  }

  oneOf<T>(these: readonly T[]): T {
    return these[Math.floor(this.random() * these.length)]!
  }

  /** At least one of them. */
  someOf<T>(these: readonly T[]): T[] {
    const some = these.filter(() => this.random() < 0.5)
    return some.length === 0 ? [this.oneOf(these)] : some
  }

  shuffled<T>(these: readonly T[]): T[] {
    return these
      .map((each) => ({ each, at: this.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each)
  }

  rule(name: string, rule: NetworkRule | null): void {
    this.world.trace.note('schedule', rule ? `${name}: ${JSON.stringify(rule)}` : `${name} is over`)
    this.world.network.set(name, rule)
  }

  link(place: string, link: StoreLink): void {
    this.world.trace.note('schedule', `${place}’s way to the store: ${link}`)
    const process = this.fleet.process(place)
    if (process) process.link = link
  }

  deafen(place: string, isDeaf: boolean): void {
    const process = this.fleet.process(place)
    if (process) process.isDeaf = isDeaf
  }

  skew(place: string, ms: number): void {
    this.world.trace.note('schedule', `${place}’s clock is wrong by ${Math.round(ms)} ms`)
    const process = this.fleet.process(place)
    if (process) process.skewMs = Math.round(ms)
  }

  async restart(place: string, afterMs: number): Promise<void> {
    this.fleet.kill(place)
    await this.sleep(afterMs)
    void this.fleet.start(place)
  }

  /** Puts an order into the register for so long, as the console does. Nothing where no process reaches the store. */
  async order(port: PortName, mode: OrderKind, tenant: TenantRef | null, forMs: number): Promise<void> {
    const process = this.fleet.places
      .map((place) => this.fleet.process(place))
      .find((each) => each?.isAwake === true && each.link === 'up')
    if (!process || this.orders.some((each) => each.port === port && each.toMs > this.world.time.nowMs)) return
    const now = this.world.now()
    const id = uuidv7(now.getTime())
    const scopeTenant = tenant?.id ?? null
    await asOwner(process.owner, () =>
      withPlatform(process.db, async (tx) => {
        const epoch = BigInt(this.orders.length + 1)
        const by = { setById: id, setByName: 'Ana' }
        await tx.portMode.create({
          data: { id, port, scopeTenant, mode, reason: 'drill', ...by, setAt: now, expiresAt: null, epoch },
        })
        await notify(tx, { topic: 'continuity', id: port })
      }),
    )
    const given: OrderGiven = { port, tenantId: scopeTenant, mode, fromMs: this.world.time.nowMs, toMs: Infinity }
    this.orders.push(given)
    this.world.trace.note('operator', `${mode} on ${port}${tenant ? ` for ${tenant.slug}` : ''}`)
    await this.sleep(forMs)
    // Its end is written past every process: whoever gave it may be gone.
    given.toMs = this.world.time.nowMs
    this.world.trace.note('operator', `${mode} on ${port} ends`)
    await this.world.time.outside(() =>
      this.world.store.transact('app', this.world.now(), (tx) =>
        tx.portMode.updateMany({ where: { id }, data: { endedAt: this.world.now(), endedBy: 'Ana' } }),
      ),
    )
    this.world.tell([{ topic: 'continuity', id: port }])
  }

  /** Everything that a schedule can break is whole again. */
  heal(): void {
    this.world.network.heal()
    for (const place of this.fleet.places) {
      const process = this.fleet.process(place)
      if (!process) continue
      if (process.link !== 'up') process.link = 'up'
      process.isDeaf = false
      process.skewMs = 0
      if (process.owner.isDead) void this.fleet.start(place)
    }
    this.world.trace.note('schedule', 'everything is whole again')
  }
}
