import type { TenantRef } from '@understudy/core'
import { Deadline, operationId } from '@understudy/core'
import { PortError, type PortName } from '@understudy/ports'
import type { Begun, Ended, LoadCall } from '../../load/history.ts'
import { LoadClient } from '../../load/load-client.ts'
import { LOAD_INDEX, type LoadPlan, type SlotKind } from '../../load/plan.ts'
import type { RoutedPorts } from '../../routed-ports.ts'
import { drillTenants } from '../drill-tenants.ts'
import { drillTenantNames, type Timeline } from '../timeline/timeline.ts'

/** Milliseconds that one of its callers waits. */
const DEADLINE_MS = 5_000
/** Written over and over, so that versions of one thing have an order to keep. */
const KEYS = 12

const slotOf: Readonly<Record<PortName, SlotKind>> = { objects: 'put', memory: 'event', search: 'document', models: 'ask' }

export interface DrillLoadOptions {
  readonly run: string
  readonly timeline: Timeline
  readonly ports: readonly PortName[]
  readonly portsOf: RoutedPorts
}

/** The callers of one drill: for each of its tenants and ports one that calls at the timeline's rates, and remembers everything. */
export class DrillLoad {
  readonly #options: DrillLoadOptions
  readonly #clients: LoadClient[]
  readonly #calls = new Map<string, LoadCall>()

  constructor(options: DrillLoadOptions) {
    this.#options = options
    this.#clients = this.#plans().map((plan) => {
      const write = (line: Begun | Ended) => this.#remember(plan.clientId, line)
      return new LoadClient({ plan, portsOf: options.portsOf, write })
    })
  }

  get tenants(): TenantRef[] {
    return drillTenantNames.filter((name) => this.#options.timeline.load[name]).map((name) => drillTenants[name])
  }

  calls(): readonly LoadCall[] {
    return [...this.#calls.values()]
  }

  /** What has to be there before the first call: a search index. A side that cannot make it is the drill's own matter. */
  async start(): Promise<void> {
    if (this.#options.ports.includes('search')) await Promise.all(this.tenants.map((tenant) => this.#ensureIndex(tenant)))
    for (const client of this.#clients) client.start()
  }

  /** Resolves when every call that was made is over, within the callers' deadline. */
  async stop(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.stop()))
  }

  #plans(): LoadPlan[] {
    const { run, timeline, ports } = this.#options
    return drillTenantNames.flatMap((name) =>
      ports.flatMap((port): LoadPlan[] => {
        const rates = timeline.load[name]?.[port]
        if (!rates) return []
        const own = { run, clientId: `${name}${port}`, tenants: [drillTenants[name]], slots: [slotOf[port]] }
        return [{ ...own, ...rates, keysPerTenant: KEYS, deadlineMs: DEADLINE_MS }]
      }),
    )
  }

  async #ensureIndex(tenant: TenantRef): Promise<void> {
    const call = { tenant, operationId: operationId(`drill-${this.#options.run}-index`), deadline: Deadline.in(DEADLINE_MS) }
    const settings = {
      language: 'en' as const,
      textFields: { text: 1 },
      keywordFields: ['operation', 'tenant'],
      numberFields: [],
      vector: null,
    }
    await this.#options
      .portsOf({ tenant })
      .search.ensureIndex(call, LOAD_INDEX, settings)
      .catch((error: unknown) => {
        if (!(error instanceof PortError)) throw error
      })
  }

  #remember(client: string, line: Begun | Ended): void {
    if ('nth' in line) {
      this.#calls.set(`${client} ${line.nth}`, { ...line, client, end: null })
      return
    }
    const key = `${client} ${line.ended}`
    const begun = this.#calls.get(key)
    if (begun) this.#calls.set(key, { ...begun, end: { atMs: line.atMs, outcome: line.outcome } })
  }
}
