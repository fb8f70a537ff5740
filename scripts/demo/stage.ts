import { setTimeout as after } from 'node:timers/promises'
import { figuresOf, LoadRun, nowMs, percent, ratesFor, type LoadAudit, type LoadCall } from '@understudy/testing/load'
import type { Account } from './account.ts'
import type { Installation } from './installation.ts'
import type { DemoOptions } from './options.ts'

const CLIENTS = ['a', 'b'] as const
const KEYS = 20
const LINE_MS = 2_000
const HAND_OVER_MS = 180_000
/** Milliseconds: a machine that takes longer while nothing is broken has no breath left for what comes. */
const OUT_OF_BREATH_MS = 1_000

/** What a scenario plays on: an installation, load on it, and the account of what happens. */
export class Stage {
  readonly installation: Installation
  readonly options: DemoOptions
  readonly account: Account
  readonly run: LoadRun
  #toldTransitions = new Date()

  constructor(installation: Installation, options: DemoOptions, account: Account) {
    this.installation = installation
    this.options = options
    this.account = account
    this.run = new LoadRun(installation.target)
  }

  get db() {
    return this.installation.target.db
  }

  look(page: string, what: string): void {
    this.account.look(this.installation.url, page, what)
  }

  async startLoad(): Promise<void> {
    const { ratePerS } = this.options
    const tenants = this.installation.target.tenants.map(({ slug }) => slug)
    await Promise.all(
      CLIENTS.map((name) => this.run.startClient(name, { ...ratesFor(ratePerS, CLIENTS.length), keysPerTenant: KEYS })),
    )
    this.account.say(
      `${CLIENTS.length} processes write ${ratePerS} objects and memory events a second for ${tenants.join(', ')}, and read them back.`,
    )
  }

  /** The stretch before anything is broken: says so when the machine is too busy for what follows to say much. */
  async watchPeace(ms: number): Promise<void> {
    const fromMs = nowMs()
    await this.watch(ms)
    const { failed, p99Ms } = figuresOf(this.run.calls(), fromMs)
    if (failed === 0 && p99Ms < OUT_OF_BREATH_MS) return
    this.account.say(
      `! This machine is out of breath before anything is broken: ${failed} calls failed, 99 % within ${p99Ms.toFixed(0)} ms. ` +
        'It is busy with something else, or too small for this load (--rate writes a second): claims about failed calls may not hold.',
    )
  }

  /** Goes on for so long, with a line of numbers every two seconds and every decision of the fleet as it falls. */
  async watch(ms: number, until: () => Promise<boolean> = async () => false): Promise<boolean> {
    const endMs = nowMs() + ms
    while (nowMs() < endMs) {
      const fromMs = nowMs()
      await after(Math.min(LINE_MS, endMs - fromMs))
      await this.#tellTransitions()
      const { calls, failed, byAws, byLocal, p99Ms } = figuresOf(this.run.calls(), fromMs)
      const waiting = await this.run.unsettled()
      this.account.say(
        `   ${calls} calls: ${byAws} by AWS, ${byLocal} here, ${failed} failed; 99 % within ${p99Ms.toFixed(0)} ms; ${waiting} writes on their way to the other side`,
      )
      if (await until()) return true
    }
    return false
  }

  async #tellTransitions(): Promise<void> {
    const where = { at: { gt: this.#toldTransitions }, kind: { not: 'process_tripped' } }
    for (const { at, port, kind, sentence } of await this.db.app.portTransition.findMany({ where, orderBy: { at: 'asc' } })) {
      this.#toldTransitions = at
      this.account.say(` • ${port}, ${kind}: ${sentence}`)
    }
  }

  calls(of: (call: LoadCall) => boolean = () => true): LoadCall[] {
    return this.run.calls().filter(of)
  }

  /** Of the calls begun in this stretch, how many failed: at most one in a thousand may. */
  claimFewFailures(what: string, calls: readonly LoadCall[], fromMs: number, toMs: number): void {
    const { failed, calls: all, failedRatio, reasons } = figuresOf(calls, fromMs, toMs)
    const why = Object.keys(reasons).join(', ')
    this.account.claim(
      all > 0 && failedRatio <= 0.001,
      `${what}, at most 0.1 % of calls fail`,
      `${failed} of ${all} (${percent(failedRatio)})${why === '' ? '' : `, ${why}`}`,
    )
  }

  /** Ends the load, waits until both sides have everything, and judges by the clients' histories and what lies on both sides. */
  async judge(): Promise<LoadAudit> {
    this.account.say(
      'The load ends. What is still on its way is handed over; then both sides are read, past Understudy, and compared.',
    )
    await this.run.stopClients()
    const handedOverMs = await this.run.untilHandedOver(HAND_OVER_MS)
    await this.#tellTransitions()
    const audit = await this.run.audit()
    const { account } = this
    const { counts, acknowledged, writes } = audit
    const took =
      handedOverMs === null ? `${await this.run.unsettled()} writes still wait` : `${(handedOverMs / 1_000).toFixed(1)} s`
    account.claim(handedOverMs !== null, 'everything is handed over', took)
    account.claim(
      counts.lost === 0 && acknowledged > 0,
      'no acknowledged write is lost',
      `${counts.lost} of ${acknowledged} (${writes} asked for)`,
    )
    account.claim(counts.doubled === 0, 'nothing is there twice', `${counts.doubled}`)
    account.claim(
      counts.disordered + counts.denied === 0,
      'every key has its writes in order',
      `${counts.disordered} out of order, ${counts.denied} refused and yet there`,
    )
    account.claim(counts.foreign === 0, 'no tenant has another’s things', `${counts.foreign}`)
    account.claim(counts.different === 0, 'both sides are equal', `${counts.different} keys differ`)
    for (const { kind, side, tenant, key, detail } of audit.findings.slice(0, 10))
      account.say(`   ${kind} on ${side}: ${tenant} ${key}: ${detail}`)
    return audit
  }
}
