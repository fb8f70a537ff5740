import { setTimeout as after } from 'node:timers/promises'
import { uuidv7 } from '@understudy/core/server'
import { notify, withPlatform, type Database } from '@understudy/db'
import { nowMs, type LoadRun } from '@understudy/testing/load'

const HOLD_MS = 1_500

/** The row and the word that the console's form comes to. @returns its id, and when it stood there */
async function order(db: Database): Promise<{ id: string; atMs: number }> {
  const id = uuidv7()
  const words = { reason: 'measuring how fast an order is heard', setById: 'bench', setByName: 'Bench' }
  await withPlatform(db, async (tx) => {
    await tx.portMode.create({
      data: { id, port: 'objects', scopeTenant: null, mode: 'force_local', ...words, setAt: new Date(), epoch: 1n },
    })
    await notify(tx, { topic: 'continuity', id: 'objects' })
  })
  return { id, atMs: nowMs() }
}

async function end(db: Database, id: string): Promise<void> {
  await withPlatform(db, async (tx) => {
    await tx.portMode.update({ where: { id }, data: { endedAt: new Date(), endedBy: 'Bench' } })
    await notify(tx, { topic: 'continuity', id: 'objects' })
  })
}

/**
 * Forces a port here again and again under load. Of each order: the milliseconds after which the last call to AWS was begun, in any
 * process. @returns the 99th percentile
 */
export async function forceRepeatedly(run: LoadRun, times: number): Promise<number> {
  const { db } = run.target
  const heard: number[] = []
  for (let nth = 0; nth < times; nth++) {
    const { id, atMs } = await order(db)
    await after(HOLD_MS)
    const late = run.calls().filter((call) => {
      const isOver = call.atMs > atMs && call.atMs < atMs + HOLD_MS
      return isOver && call.kind !== 'event' && call.end?.outcome.ok === true && call.end.outcome.servedBy !== 'local'
    })
    heard.push(Math.max(0, ...late.map((call) => call.atMs - atMs)))
    await end(db, id)
    await after(HOLD_MS)
  }
  heard.sort((a, b) => a - b)
  return heard[Math.min(heard.length - 1, Math.floor(heard.length * 0.99))]!
}
