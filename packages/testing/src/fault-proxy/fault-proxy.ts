import type { IncomingMessage, ServerResponse } from 'node:http'
import { Door, type DoorState } from './door.ts'
import type { FaultRule } from './fault-rule.ts'
import { misbehave } from './misbehave.ts'
import { startNameServer, type NameServer } from './name-server.ts'
import { requestFacts } from './request-facts.ts'
import { RuleBook } from './rule-book.ts'
import { Upstream } from './upstream.ts'

/** setTimeout takes no more; a later change is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export interface FaultProxyOptions<Name extends string> {
  /** A port of this machine for each, before one AWS. */
  readonly doors: Readonly<Record<Name, { readonly upstream: string; readonly port?: number; readonly host?: string }>>
  /** For names instead of addresses: where it listens; 0: a free port. */
  readonly nameServerPort?: number
  /** Called after a request that a rule hit. */
  readonly onHit?: (rule: FaultRule) => void
  /** Told why a call could not be handed on: the caller left, AWS broke off, or a fault of the proxy's own. */
  readonly onBrokenOff?: (error: unknown) => void
}

/** Stands between clients and an AWS, and breaks what its rules say. */
export interface FaultProxy<Name extends string> {
  /** By address; with a name server and a host by name. */
  readonly urls: Readonly<Record<Name, string>>
  /** `127.0.0.1:<port>`; null without one. */
  readonly nameServer: string | null
  /** In place of those before, at once. The first that fits a call hits it. Connections are broken off where the rule says so. */
  setRules(rules: readonly FaultRule[]): void
  /** Calls that each rule hit. What is refused before it is a connection is not seen, and so not counted. */
  hits(): ReadonlyMap<string, number>
  /** Writes on their way that will be delivered late. */
  readonly pendingDeliveries: number
  /** Ends everything; late deliveries are lost. */
  close(): Promise<void>
}

class Proxy<Name extends string> {
  readonly book = new RuleBook()
  readonly doors = new Map<Name, Door>()
  readonly upstreams = new Map<Name, Upstream>()
  readonly deliveries = new Set<NodeJS.Timeout>()
  readonly #onHit: (rule: FaultRule) => void
  readonly #onBrokenOff: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined

  constructor(options: FaultProxyOptions<Name>) {
    this.#onHit = options.onHit ?? (() => undefined)
    this.#onBrokenOff = options.onBrokenOff ?? (() => undefined)
    for (const name of Object.keys(options.doors) as Name[]) {
      const { upstream, port = 0 } = options.doors[name]
      this.upstreams.set(name, new Upstream(upstream))
      const onHeld = () => this.#countOfDoor(name, 'black_hole')
      this.doors.set(name, new Door(port, (request, response) => void this.#handle(name, request, response), onHeld))
    }
  }

  addressOf(name: Name): string | null {
    const rule = this.book.ofWholeDoor(name, 'empty_dns')
    if (!rule) return '127.0.0.1'
    this.#countOfDoor(name, 'empty_dns')
    return null
  }

  /** Brings the doors in line with the rules that hold now, and again when the next one begins or ends. */
  follow(): void {
    for (const [name, door] of this.doors) door.become(this.#stateOf(name))
    clearTimeout(this.#timer)
    const nextMs = this.book.nextChangeMs()
    if (nextMs !== undefined) this.#timer = setTimeout(() => this.follow(), Math.min(nextMs - Date.now(), LONGEST_TIMER_MS))
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    for (const timer of this.deliveries) clearTimeout(timer)
    await Promise.all([...this.doors.values()].map((door) => door.close()))
    for (const upstream of this.upstreams.values()) upstream.close()
  }

  #stateOf(name: Name): DoorState {
    if (this.book.ofWholeDoor(name, 'refuse')) return 'refusing'
    if (this.book.ofWholeDoor(name, 'black_hole')) return 'black hole'
    return this.book.ofWholeDoor(name, 'empty_dns') ? 'no name' : 'open'
  }

  #countOfDoor(name: Name, kind: 'black_hole' | 'empty_dns'): void {
    const rule = this.book.ofWholeDoor(name, kind)
    if (!rule) return
    this.book.count(rule.id)
    this.#onHit(rule)
  }

  async #handle(name: Name, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const upstream = this.upstreams.get(name)!
    try {
      const facts = requestFacts(request)
      const rule = this.book.hit(name, facts)
      if (!rule) return await upstream.passThrough(request, response)
      this.#onHit(rule)
      await misbehave({ request, response, facts, upstream, later: (work, ms) => this.#later(work, ms) }, rule.fault)
    } catch (error) {
      // The caller is told in the only way that is left.
      request.socket.resetAndDestroy()
      this.#onBrokenOff(error)
    }
  }

  #later(work: () => Promise<unknown>, ms: number): void {
    const timer = setTimeout(() => {
      void work()
        .catch(this.#onBrokenOff)
        .finally(() => this.deliveries.delete(timer))
    }, ms)
    this.deliveries.add(timer)
  }
}

/** Starts it with no rule: everything goes through. All of it listens on 127.0.0.1. */
export async function startFaultProxy<Name extends string>(options: FaultProxyOptions<Name>): Promise<FaultProxy<Name>> {
  const proxy = new Proxy(options)
  const names = Object.keys(options.doors) as Name[]
  const hosts = new Map(names.map((name) => [options.doors[name].host ?? name, name]))
  await Promise.all([...proxy.doors.values()].map((door) => door.open()))
  let nameServer: NameServer | null = null
  if (options.nameServerPort !== undefined)
    nameServer = await startNameServer(options.nameServerPort, (host) => {
      const name = hosts.get(host)
      return name === undefined ? undefined : proxy.addressOf(name)
    })
  const urlOf = (name: Name) => {
    const host = nameServer === null ? '127.0.0.1' : (options.doors[name].host ?? name)
    return `http://${host}:${proxy.doors.get(name)!.port}`
  }
  return {
    urls: Object.fromEntries(names.map((name) => [name, urlOf(name)])) as Record<Name, string>,
    nameServer: nameServer?.address ?? null,
    setRules: (rules) => {
      proxy.book.set(rules)
      proxy.follow()
    },
    hits: () => proxy.book.hits(),
    get pendingDeliveries() {
      return proxy.deliveries.size
    },
    close: async () => {
      await proxy.close()
      await nameServer?.close()
    },
  }
}
