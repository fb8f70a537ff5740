import { setTimeout as after } from 'node:timers/promises'
import { notify, withPlatform } from '@understudy/db'
import { portNames, type PortName } from '@understudy/ports'
import { nowMs } from '../../load/history.ts'
import type { RoutedPorts } from '../../routed-ports.ts'
import type { DrillSandbox } from '../drill-sandbox.ts'
import { ensureDrillTenants } from '../drill-tenants.ts'
import type { DrillServices } from '../on-platform.ts'
import { compress } from '../timeline/compress.ts'
import { drillTenantNames, timelineSchema } from '../timeline/timeline.ts'
import { ActiveDrill } from './active-drill.ts'
import { DrillLoad } from './drill-load.ts'
import { endDrill } from './end-drill.ts'
import { areAllBack, readBacklog } from './fleet-facts.ts'
import { checkSides } from './check-sides.ts'
import { outOfBreath } from './measure.ts'
import { playScript, type BegunSteps } from './play-script.ts'
import { removeDrillData, type DrillPlaces } from './remove-drill-data.ts'
import { writeAllPoints, writeProgress, type WatchedDrill } from './watched-drill.ts'

/** Peace under load before the script begins: what is measured then is the machine, not the fault. */
const PEACE_MS = 5_000
const PROGRESS_MS = 1_000
/** How long it is waited for all calls to be back, where the timeline claims nothing of it; and at least. */
const PATIENCE_MS = 600_000
const LEAST_PATIENCE_MS = 120_000
/** From the end of the load until both sides have everything. */
const HAND_OVER_MS = 120_000
const POLL_MS = 250
/** Second before any that a drill has. */
const BEFORE_ALL_S = -3_600

export interface DrillRunnerOptions extends DrillServices {
  readonly sandbox: DrillSandbox
  readonly places: DrillPlaces
  readonly portsOf: RoutedPorts
  /** Names this process in the rows that it owns. */
  readonly owner: string
}

/** What this drill's keys and actors begin with: those of earlier ones are never taken for its own. */
const runOf = (id: string): string => id.replaceAll('-', '').slice(-12)

/** Plays drills in this process, one at a time. */
export class DrillRunner {
  readonly #options: DrillRunnerOptions
  #active: ActiveDrill | undefined
  #playing: Promise<void> = Promise.resolve()
  #isClosing = false

  constructor(options: DrillRunnerOptions) {
    this.#options = options
  }

  /** Plays a drill that waits, to its end. Returns at once when it is somebody else's, or over. */
  async play(drillId: string): Promise<void> {
    if (this.#isClosing) return
    const { owner } = this.#options
    const active = await ActiveDrill.claim(this.#options, drillId, owner)
    if (!active) return
    this.#active = active
    this.#playing = this.#playToTheEnd(active)
    try {
      await this.#playing
    } finally {
      this.#active = undefined
    }
  }

  /** Ends what plays, repaired, as interrupted. */
  async close(): Promise<void> {
    this.#isClosing = true
    this.#active?.interrupt('interrupted')
    await this.#playing.catch((error: unknown) => this.#options.log.warn({ error }, 'a drill did not end in order'))
  }

  async #playToTheEnd(active: ActiveDrill): Promise<void> {
    const { log, places, sandbox } = this.#options
    const drill = this.#prepare(active)
    const load = drill.load
    const watcher = setInterval(() => active.progress(() => writeProgress(this.#options, drill)), PROGRESS_MS)
    try {
      await this.#perform(active, drill)
      await endDrill(this.#options, sandbox, drill, null)
    } catch (error) {
      if (!active.reason) log.error({ error, drillId: active.id }, 'a drill could not go on')
      if (!active.reason) drill.notes.push(`It could not go on: ${error instanceof Error ? error.message : String(error)}`)
      // Who took it for dead has repaired, reported and cleaned up after it.
      if (active.reason === 'lost') return
      await endDrill(this.#options, sandbox, drill, active.reason ?? 'interrupted')
    } finally {
      clearInterval(watcher)
      await active.close()
      await load.stop()
    }
    await writeAllPoints(this.#options, drill)
    await withPlatform(this.#options.db, (tx) => notify(tx, { topic: 'drill', id: drill.id }))
    await removeDrillData(this.#options, places)
  }

  #prepare({ id, row }: ActiveDrill): WatchedDrill & { readonly load: DrillLoad } {
    const timeline = timelineSchema.parse(row.script)
    const ports = portNames.filter((port): port is PortName => row.ports.includes(port))
    const load = new DrillLoad({ run: runOf(id), timeline, ports, portsOf: this.#options.portsOf })
    const leftOut = timeline.optionalPorts.filter((port) => !ports.includes(port))
    return {
      id,
      timeline,
      ports,
      steps: compress(timeline, row.compression, ports),
      load,
      tenantIds: load.tenants.map((tenant) => tenant.id),
      calls: () => load.calls(),
      begun: new Map() as BegunSteps,
      playedAt: new Date(this.#options.clock.now().getTime() + PEACE_MS),
      playedMs: nowMs() + PEACE_MS,
      writtenTo: BEFORE_ALL_S,
      handedBackMs: null,
      checked: null,
      notes: leftOut.length === 0 ? [] : [`Left out, since the sandbox does not answer for them: ${leftOut.join(', ')}.`],
    }
  }

  async #perform(active: ActiveDrill, drill: WatchedDrill & { readonly load: DrillLoad }): Promise<void> {
    const { db, sandbox, places } = this.#options
    const { id, load, steps, timeline, ports } = drill
    const { signal } = active
    await ensureDrillTenants(
      db,
      drillTenantNames.filter((name) => timeline.load[name]),
    )
    await this.#removeLeftOver()
    await load.start()
    await after(PEACE_MS, undefined, { signal })
    // What preparing took is no part of the script.
    drill.playedAt = this.#options.clock.now()
    drill.playedMs = nowMs()
    // Its seconds are counted from now on: those before are written once more.
    drill.writtenTo = BEFORE_ALL_S
    await active.write({ playedAt: drill.playedAt })
    const breathless = outOfBreath(load.calls(), drill.playedMs)
    if (breathless !== null) drill.notes.push(breathless)
    const durationMs = timeline.durationMs / active.row.compression
    await playScript(this.#options, { drillId: id, title: timeline.title, steps, durationMs, sandbox }, drill.begun, signal)
    await active.write({ state: 'recovering' })
    const lastFaultMs = drill.playedMs + Math.max(...steps.map(({ untilMs }) => untilMs))
    const patienceMs = Math.max(LEAST_PATIENCE_MS, timeline.claims.handedBackMs ?? PATIENCE_MS)
    const isBack = await this.#until(patienceMs, signal, () => areAllBack(db, ports))
    await load.stop()
    const isEmpty = await this.#until(HAND_OVER_MS, signal, async () => (await readBacklog(db, drill.tenantIds)).waiting === 0)
    if (isBack && isEmpty) drill.handedBackMs = Math.round(nowMs() - lastFaultMs)
    else
      drill.notes.push(
        isBack ? 'Writes still waited when it was judged.' : 'AWS had not taken all calls back when it was judged.',
      )
    await active.write({ state: 'checking' })
    drill.checked = await checkSides(places, runOf(id), load.tenants, load.calls())
    signal.throwIfAborted()
  }

  async #removeLeftOver(): Promise<void> {
    const { db, places } = this.#options
    const left = await db.app.drill.count({ where: { endedAt: { not: null }, cleanedAt: null } })
    if (left > 0) await removeDrillData(this.#options, places)
  }

  async #until(timeoutMs: number, signal: AbortSignal, isSo: () => Promise<boolean>): Promise<boolean> {
    const endMs = nowMs() + timeoutMs
    while (nowMs() < endMs) {
      if (await isSo()) return true
      await after(POLL_MS, undefined, { signal })
    }
    return false
  }
}
