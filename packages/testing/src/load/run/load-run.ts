import { mkdtempSync, openSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { systemClock, type TenantRef } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import { auditLoad, namesOf, type LoadAudit, type LoadCall } from '@understudy/continuity/load'
import { createProviders, readAwsContents, readLocalContents, resolveUnderstudyConfig } from '@understudy/ports/server'
import { silentLogger } from '@understudy/telemetry'
import type { ClientPlan } from '../client/client-plan.ts'
import { startClient, type RunningClient } from '../client/start-client.ts'

/** An installation that load is put on. */
export interface LoadTarget {
  readonly db: Database
  /** What its processes are started with. */
  readonly env: Readonly<Record<string, string>>
  readonly dataDir: string
  /** The emulator itself, past the proxy. */
  readonly awsUrl: string
  readonly tenants: readonly TenantRef[]
}

export type Rates = Pick<ClientPlan, 'writesPerS' | 'readsPerS' | 'keysPerTenant'> & { readonly tenants?: readonly TenantRef[] }

const DEADLINE_MS = 5_000
const POLL_MS = 250

/** Clients on one target, what they went through, and the judgement in the end. */
export class LoadRun {
  readonly target: LoadTarget
  /** What its keys and actors begin with: other runs on the same target have others. */
  readonly name = Date.now().toString(36)
  /** Histories and logs of the clients. */
  readonly folder: string
  readonly #clients: RunningClient[] = []
  readonly #logFile: number

  constructor(target: LoadTarget) {
    this.target = target
    this.folder = mkdtempSync(path.join(os.tmpdir(), 'understudy-load-'))
    this.#logFile = openSync(path.join(this.folder, 'clients.log'), 'a')
  }

  /** @param settings its own, over the target's, as environment variables */
  async startClient(
    clientId: string,
    { tenants = this.target.tenants, ...rates }: Rates,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<RunningClient> {
    const { dataDir, env } = this.target
    const historyFile = path.join(this.folder, `${clientId}.jsonl`)
    const plan: ClientPlan = { run: this.name, clientId, tenants, ...rates, deadlineMs: DEADLINE_MS, dataDir, historyFile }
    const client = await startClient(plan, { ...env, ...settings }, this.#logFile)
    this.#clients.push(client)
    return client
  }

  /** Of all clients, also of those that were killed. */
  calls(): LoadCall[] {
    return this.#clients.flatMap((client) => client.calls())
  }

  async stopClients(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.stop()))
  }

  /** Writes that a side still lacks, or of which nobody knows yet what became of them. */
  unsettled(): Promise<number> {
    return asSystem(this.target.db, 'continuity.platform', (tx) => tx.portIntent.count({ where: { settledAt: null } }))
  }

  /** @returns the milliseconds it took; null when something still waits after the time given */
  async untilHandedOver(timeoutMs: number): Promise<number | null> {
    const startedMs = performance.now()
    while ((await this.unsettled()) > 0) {
      if (performance.now() - startedMs > timeoutMs) return null
      await after(POLL_MS)
    }
    return performance.now() - startedMs
  }

  async audit(): Promise<LoadAudit> {
    const { db, env, dataDir, awsUrl, tenants } = this.target
    const { config } = resolveUnderstudyConfig({ env })
    const slugs = tenants.map(({ slug }) => slug)
    const providers = createProviders({ config, db, dataDir, clock: systemClock, log: silentLogger })
    try {
      const { objects, memory } = providers.find(({ id }) => id === 'local')!.ports
      const local = await readLocalContents({ objects: objects!, memory: memory! }, tenants, namesOf(this.name))
      const aws = await readAwsContents(
        { url: awsUrl, region: config.region, bucket: config.aws.bucket },
        slugs,
        namesOf(this.name),
      )
      return auditLoad(this.calls(), slugs, [aws, local])
    } finally {
      await Promise.all(providers.map((provider) => provider.close()))
    }
  }
}
